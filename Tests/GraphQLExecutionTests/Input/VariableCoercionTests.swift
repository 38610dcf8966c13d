import GraphQLExecution
import GraphQLJSON
import Testing

@Suite struct VariableCoercionTests {
    private let sdl = """
        type Query { echo(in: In, ints: [Int!], e: E, one: One, f: Float, id: ID, s: String, b: Boolean, any: Any, flag: Flag,
                            deep: [[Int]]): String }
        input In { a: Int! b: String = "x" c: [In!] e: E }
        input One @oneOf { x: Int y: String }
        enum E { RED GREEN }
        enum Flag { TRUE FALSE }
        scalar Any
        """

    private func echo(_ type: String, _ argument: String, _ variables: JSONObject) async throws -> JSONValue {
        try await execute(
            sdl, "query($v: \(type)) { echo(\(argument): $v) }", root: ["echo": ["$args": true]], variables: variables)
    }

    @Test(
        arguments: [
            ("In", "in", ["a": 1], "{\"in\":{\"a\":1,\"b\":\"x\"}}"),
            (
                "In", "in", ["a": 1, "b": .null, "c": ["a": 2]],
                "{\"in\":{\"a\":1,\"b\":null,\"c\":[{\"a\":2,\"b\":\"x\"}]}}"
            ),
            ("[Int!]", "ints", 5, "{\"ints\":[5]}"), ("[Int!]", "ints", [1, 2.0], "{\"ints\":[1,2]}"),
            ("[[Int]]", "deep", [1, [2, .null], .null], "{\"deep\":[[1],[2,null],null]}"),
            ("E", "e", "RED", "{\"e\":\"RED\"}"), ("One", "one", ["y": "z"], "{\"one\":{\"y\":\"z\"}}"),
            ("Float", "f", 3, "{\"f\":3}"), ("ID", "id", 7, "{\"id\":\"7\"}"), ("String", "s", .null, "{\"s\":null}"),
            ("Any", "any", ["k": [1, "two"]], "{\"any\":{\"k\":[1,\"two\"]}}"),
        ] as [(String, String, JSONValue, String)])
    func accepts(type: String, argument: String, value: JSONValue, expected: String) async throws {
        let response = try await echo(type, argument, ["v": value])
        #expect(response["data"]?["echo"] == .string(expected), "\(response.errorLines)")
    }

    @Test func twoKeysOfWhichTheFirstIsNullAreTwoMistakes() async throws {
        #expect(
            try await echo("One", "one", ["v": ["x": .null, "y": "a"]]).errorLines == [
                "Variable \"$v\" got invalid value { x: null, y: \"a\" }; Exactly one key must be specified for OneOf "
                    + "type \"One\".",
                "Variable \"$v\" got invalid value null at \"v.x\"; Field \"x\" must be non-null.",
            ])
    }

    /// For programs: the reference implementation's messages are for people.
    @Test func aMistakeSaysWhereInItsVariableItStands() async throws {
        func places(_ type: String, _ argument: String, _ variables: JSONObject) async throws -> [JSONValue?] {
            guard case .array(let errors)? = try await echo(type, argument, variables)["errors"] else { return [] }
            return errors.map { $0["extensions"]?["variable"] }
        }
        #expect(try await places("In", "in", ["v": ["a": 1, "c": [["a": 1], ["a": "x"]]]]) == ["v.c[1].a"])
        #expect(try await places("[Int!]", "ints", ["v": [1, .null, "x"]]) == ["v[1]", "v[2]"])
        #expect(try await places("Float!", "f", [:]) == ["v"])
        #expect(try await places("Float!", "f", ["v": .null]) == ["v"])
    }

    @Test func anAbsentVariableIsAnAbsentArgument() async throws {
        #expect(try await echo("Int", "f", [:]).errorLines.count == 1)
        #expect(try await echo("Float", "f", [:])["data"]?["echo"] == "{}")
        #expect(try await echo("Float = 1.5", "f", [:])["data"]?["echo"] == "{\"f\":1.5}")
        #expect(try await echo("Float = 1.5", "f", ["v": .null])["data"]?["echo"] == "{\"f\":null}")
    }

    @Test(
        arguments: [
            ("Float! = 1", "f", .null, "Variable \"$v\" of non-null type \"Float!\" must not be null."),
            ("In", "in", 5, "Variable \"$v\" got invalid value 5; Expected type \"In\" to be an object."),
            (
                "In", "in", [:],
                "Variable \"$v\" got invalid value {}; Field \"a\" of required type \"Int!\" was not provided."
            ),
            (
                "In", "in", ["a": .null],
                "Variable \"$v\" got invalid value null at \"v.a\"; Expected non-nullable type \"Int!\" not to be null."
            ),
            (
                "One", "one", ["x": 1, "z": 2],
                "Variable \"$v\" got invalid value { x: 1, z: 2 }; Field \"z\" is not defined by type \"One\". "
                    + "Did you mean \"x\" or \"y\"?"
            ),
            (
                "Flag", "flag", .bool(true),
                "Variable \"$v\" got invalid value true; Enum \"Flag\" cannot represent non-string value: true. "
                    + "Did you mean the enum value \"TRUE\"?"
            ),
            (
                "[Int!]", "ints", .double(1e-7),
                "Variable \"$v\" got invalid value 1e-7; Int cannot represent non-integer value: 1e-7"
            ),
            (
                "In", "in", ["a": 1, "c": [["a": 1], ["a": "x"]]],
                "Variable \"$v\" got invalid value \"x\" at \"v.c[1].a\"; Int cannot represent non-integer value: \"x\""
            ),
            (
                "In", "in", ["a": 1, "bb": 2],
                "Variable \"$v\" got invalid value { a: 1, bb: 2 }; Field \"bb\" is not defined by type \"In\". "
                    + "Did you mean \"b\"?"
            ),
            (
                "[Int!]", "ints", [1, .null],
                "Variable \"$v\" got invalid value null at \"v[1]\"; Expected non-nullable type \"Int!\" not to be null."
            ),
            (
                "[Int!]", "ints", 2147483648,
                "Variable \"$v\" got invalid value 2147483648; Int cannot represent non 32-bit signed integer value: 2147483648"
            ),
            (
                "[Int!]", "ints", 1.5,
                "Variable \"$v\" got invalid value 1.5; Int cannot represent non-integer value: 1.5"
            ),
            (
                "E", "e", "REDD",
                "Variable \"$v\" got invalid value \"REDD\"; Value \"REDD\" does not exist in \"E\" enum. Did you mean the enum value \"RED\"?"
            ),
            ("E", "e", 1, "Variable \"$v\" got invalid value 1; Enum \"E\" cannot represent non-string value: 1."),
            (
                "One", "one", ["x": 1, "y": "a"],
                "Variable \"$v\" got invalid value { x: 1, y: \"a\" }; Exactly one key must be specified for OneOf type \"One\"."
            ),
            (
                "One", "one", ["x": .null],
                "Variable \"$v\" got invalid value null at \"v.x\"; Field \"x\" must be non-null."
            ),
            ("Boolean", "b", 1, "Variable \"$v\" got invalid value 1; Boolean cannot represent a non boolean value: 1"),
            ("String", "s", 1, "Variable \"$v\" got invalid value 1; String cannot represent a non string value: 1"),
            (
                "Float", "f", "1",
                "Variable \"$v\" got invalid value \"1\"; Float cannot represent non numeric value: \"1\""
            ),
            ("ID", "id", true, "Variable \"$v\" got invalid value true; ID cannot represent value: true"),
        ] as [(String, String, JSONValue, String)])
    func refuses(type: String, argument: String, value: JSONValue, message: String) async throws {
        let response = try await echo(type, argument, ["v": value])
        #expect(response.errorLines == [message])
        #expect(response["data"] == nil)
        #expect(response.errorCodes == ["BAD_USER_INPUT"])
        #expect(response.errorLocations == [["1:7"]])
    }

    @Test func aRequiredVariableMustBeProvided() async throws {
        let response = try await echo("Float!", "f", [:])
        #expect(response.errorLines == ["Variable \"$v\" of required type \"Float!\" was not provided."])
    }

    @Test func hidesSuggestionsWhereTheSchemaIsNotPublic() async throws {
        var options = PipelineOptions()
        options.showsSuggestions = false
        let response = try await execute(
            sdl, "query($v: E) { echo(e: $v) }", variables: ["v": "REDD"], options: options)
        #expect(response.errorLines.first?.contains("Did you mean") == false)
    }

    @Test func messagesStaySmallWhateverTheValue() async throws {
        let many = JSONValue.array(Array(repeating: .string(String(repeating: "x", count: 10_000)), count: 1_000))
        let response = try await echo("[Int!]", "ints", ["v": many])
        #expect(response.errorLines.count == 20)
        #expect(response.errorLines.allSatisfy { $0.utf8.count < 1_000 })
    }
}
