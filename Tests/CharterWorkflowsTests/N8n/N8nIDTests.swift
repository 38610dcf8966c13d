import GraphQLJSON
import Testing

@testable import CharterWorkflows

struct N8nIDTests {
    @Test func stringsAndNumbersAreTheSameId() {
        #expect(N8nID(JSONValue.string("231")) == N8nID(JSONValue.int(231)))
        #expect(N8nID("a-B_9")?.description == "a-B_9")
    }

    @Test(arguments: ["", "..", "a/b", "a b", "ä", String(repeating: "1", count: 65)])
    func whatCouldNotStandInAPathIsNoId(text: String) {
        #expect(N8nID(text) == nil)
    }

    @Test(arguments: [JSONValue.null, .int(-1), .double(1.5), .bool(true), .array([])])
    func otherValuesAreNoIds(value: JSONValue) {
        #expect(N8nID(value) == nil)
    }
}
