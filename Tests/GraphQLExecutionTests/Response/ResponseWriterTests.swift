import GraphQLExecution
import GraphQLJSON
import Testing

@Suite struct ResponseWriterTests {
    @Test func escapesEveryControlCharacter() async throws {
        let text = String(String.UnicodeScalarView((0..<0x20).compactMap { UnicodeScalar($0) })) + "\"\\\u{7F}é😀"
        let response = try await execute("type Query { s: String }", "{ s }", root: ["s": .string(text)])
        #expect(response["data"]?["s"] == .string(text))
    }

    @Test func errorsComeBeforeData() async throws {
        let schema = DynamicExecution("type Query { a: Int b: Int }", root: ["a": "x", "b": 1])
        let response = try await schema.response("{ a b }")
        guard case .object(let object) = response else { throw JSONError("no object", at: 0) }
        #expect(object.members.map(\.key) == ["errors", "data"])
    }

    @Test func aRefusedRequestHasNoData() async throws {
        let response = try await execute("type Query { a: Int }", "{ missing }")
        #expect(response["data"] == nil)
        #expect(response.errorLines == ["Cannot query field \"missing\" on type \"Query\"."])
        #expect(try await execute("type Query { a: Int }", "{").errorCodes == ["GRAPHQL_PARSE_FAILED"])
    }

    @Test func rewindingLeavesNothingOfAFailedObject() async throws {
        let items: JSONValue = [["s": "long text before the failure", "n": .null], ["s": "b", "n": 1]]
        let response = try await execute(
            "type Query { l: [O] } type O { s: String n: Int! }", "{ l { s n } }", root: ["l": items])
        #expect(response.dataText == "{\"l\":[null,{\"s\":\"b\",\"n\":1}]}")
    }
}
