import GraphQLExecution
import GraphQLJSON
import Testing

@Suite struct ArgumentsTests {
    private let sdl = """
        type Query {
          echo(i: Int = 3, req: Int! = 4, in: In, ints: [Int!], any: Any, e: E = RED): String
          need(i: Int!): String
          other: Int
        }
        input In { a: Int = 1 b: [In] c: String }
        enum E { RED GREEN }
        scalar Any
        """

    private func echo(_ arguments: String, _ variables: String = "", _ values: JSONObject = [:]) async throws
        -> JSONValue
    {
        try await execute(
            sdl, "query\(variables) { echo\(arguments) other }", root: ["echo": ["$args": true], "other": 1],
            variables: values)
    }

    @Test(arguments: [
        ("", "{\"e\":\"RED\",\"i\":3,\"req\":4}"), ("(i: null, e: GREEN)", "{\"e\":\"GREEN\",\"i\":null,\"req\":4}"),
        ("(in: {})", "{\"e\":\"RED\",\"i\":3,\"in\":{\"a\":1},\"req\":4}"),
        (
            "(in: {b: {c: \"x\"}, a: null})",
            "{\"e\":\"RED\",\"i\":3,\"in\":{\"a\":null,\"b\":[{\"a\":1,\"c\":\"x\"}]},\"req\":4}"
        ),
        ("(ints: 7)", "{\"e\":\"RED\",\"i\":3,\"ints\":[7],\"req\":4}"),
        ("(any: [1e999, 2.0])", "{\"any\":[\"1e999\",2],\"e\":\"RED\",\"i\":3,\"req\":4}"),
        (
            "(any: {k: [1, RED, \"s\", null, true, 1.5]})",
            "{\"any\":{\"k\":[1,\"RED\",\"s\",null,true,1.5]},\"e\":\"RED\",\"i\":3,\"req\":4}"
        ),
    ])
    func literals(arguments: String, expected: String) async throws {
        #expect(try await echo(arguments)["data"]?["echo"] == .string(expected))
    }

    @Test func variablesInsideOfValues() async throws {
        let given = try await echo("(in: {a: $a, c: $c}, any: {a: $a, c: $c})", "($a: Int, $c: String)", ["c": "s"])
        #expect(
            given["data"]?["echo"]
                == "{\"any\":{\"c\":\"s\"},\"e\":\"RED\",\"i\":3,\"in\":{\"a\":1,\"c\":\"s\"},\"req\":4}")
    }

    @Test func aNullVariableFailsANonNullArgument() async throws {
        let response = try await echo("(req: $v)", "($v: Int = 1)", ["v": .null])
        #expect(response.errorLines == ["Argument \"req\" of non-null type \"Int!\" must not be null. @echo"])
        #expect(response.errorLocations == [["1:32"]])
        #expect(response.dataText == "{\"echo\":null,\"other\":1}")
    }

    @Test func aNullItemFailsAListOfNonNull() async throws {
        let response = try await echo("(ints: [1, $v])", "($v: Int = 1)", ["v": .null])
        #expect(response.errorLines == ["Argument \"ints\" has invalid value [1, $v]. @echo"])
        #expect(response.dataText == "{\"echo\":null,\"other\":1}")
    }
}
