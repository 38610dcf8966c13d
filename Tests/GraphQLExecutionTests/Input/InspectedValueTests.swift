import GraphQLJSON
import Testing

@testable import GraphQLExecution

@Suite struct InspectedValueTests {
    @Test(
        arguments: [
            (.null, "null"), ("a\"b", "\"a\\\"b\""), ([], "[]"), ([:], "{}"), (["a": [1, 2.5]], "{ a: [1, 2.5] }"),
            ([[[1]]], "[[[Array]]]"), ([[["a": 1]]], "[[[Object]]]"),
            (.array(Array(repeating: 1, count: 12)), "[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, ... 2 more items]"),
        ] as [(JSONValue, String)])
    func shows(value: JSONValue, expected: String) {
        #expect(value.inspected == expected)
    }
}
