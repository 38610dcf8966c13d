import GraphQLExecution
import GraphQLJSON
import Testing

@Suite struct ConditionsTests {
    private let sdl = "type Query { a: Query b: Int c: Int }"

    @Test(arguments: [
        ("{ b @skip(if: true) c }", "{\"c\":1}"), ("{ b @skip(if: false) c }", "{\"b\":1,\"c\":1}"),
        ("{ b @include(if: false) c }", "{\"c\":1}"), ("{ b @include(if: true) @skip(if: true) c }", "{\"c\":1}"),
        ("{ ... @skip(if: true) { b } c }", "{\"c\":1}"),
        ("{ ...F @include(if: false) c } fragment F on Query { b }", "{\"c\":1}"),
        ("{ b @skip(if: true) b }", "{\"b\":1}"), ("{ b @skip(if: true) }", "{}"),
    ])
    func constants(query: String, data: String) async throws {
        #expect(try await execute(sdl, query, root: ["b": 1, "c": 1]).dataText == data)
    }

    @Test func variablesChooseBetweenPlansOfOneOperation() async throws {
        let schema = DynamicExecution(sdl, root: ["b": 1, "c": 2])
        let query = "query($s: Boolean! $i: Boolean = true) { b @skip(if: $s) c @include(if: $i) }"
        #expect(try await schema.data(query, ["s": true]) == "{\"c\":2}")
        #expect(try await schema.data(query, ["s": false]) == "{\"b\":1,\"c\":2}")
        #expect(try await schema.data(query, ["s": false, "i": false]) == "{\"b\":1}")
        #expect(try await schema.data(query, ["s": true]) == "{\"c\":2}")
    }

    @Test func aNullConditionIsAnError() async throws {
        let response = try await execute(
            sdl, "query($s: Boolean = true) { b @skip(if: $s) }", variables: ["s": .null])
        #expect(response["data"] == nil)
        #expect(response.errorLines == ["Argument \"if\" of non-null type \"Boolean!\" must not be null."])
        #expect(response.errorLocations == [["1:41"]])
    }
}
