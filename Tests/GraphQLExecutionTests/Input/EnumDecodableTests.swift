import GraphQLExecution
import GraphQLJSON
import Testing

private enum Colour: String, InputDecodable {
    case red = "RED"
    case green = "GREEN"
}

@Suite struct EnumDecodableTests {
    @Test func namesAreTheRawValues() throws {
        #expect(try Colour(input: "RED") == .red)
        #expect(try Colour(input: "GREEN") == .green)
    }

    @Test(arguments: ["red", "", "BLUE", 1, true, .null, ["RED"]] as [JSONValue])
    func anythingElseIsRefused(input: JSONValue) {
        #expect(throws: (any Error).self) { try Colour(input: input) }
    }
}
