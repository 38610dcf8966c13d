import GraphQLJSON
import GraphQLLanguage
import Testing

@testable import GraphQLSchema

@Suite struct ConstantCoercionTests {
    private static let schema = """
        type Query { a: Int }
        enum Color { RED GREEN }
        scalar Any
        input Point { x: Int! y: Int = 2 color: Color = GREEN next: Point tags: [String!] = ["a"] }
        input Key @oneOf { id: ID name: String }
        """

    /// The value of a literal as a type, and what is wrong with it.
    private func coerce(_ literal: String, _ type: String) throws -> (value: JSONValue?, problems: [String]) {
        let schema = try Schema.build(sdl: Self.schema)
        let document = try Document.parse("query ($v: \(type) = \(literal)) { a }")
        let variable = document.variableDefinitions[0]
        let reference = try #require(schema.reference(variable.type, in: document))
        let value = try #require(variable.defaultValue)
        var problems: [ConstantProblem] = []
        let result = schema.coerceConstant(value, in: document, to: reference, problems: &problems)
        #expect(schema.coerceConstant(value, in: document, to: reference) == result)
        return (result, problems.map(\.message))
    }

    @Test(
        arguments: [
            ("1", "Int", 1), ("-2147483648", "Int", -2_147_483_648), ("null", "Int", .null), ("1", "Float", 1),
            ("1.5e1", "Float", 15.0), ("1", "ID", "1"), ("\"a\"", "ID", "a"), ("\"\"\"\n  b\n\"\"\"", "String", "b"),
            ("true", "Boolean!", true), ("RED", "Color", "RED"), ("1", "[Int]", [1]), ("1", "[[Int]]", [[1]]),
            ("[1, null]", "[Int]", [1, .null]), ("[[1], 2]", "[[Int!]!]", [[1], [2]]), ("null", "[Int!]", .null),
            ("{x: 1}", "Point", ["x": 1, "y": 2, "color": "GREEN", "tags": ["a"]]),
            (
                "{x: 1, y: null, tags: \"b\", next: {x: 3, color: RED}}", "Point!",
                [
                    "x": 1, "y": .null, "color": "GREEN", "tags": ["b"],
                    "next": ["x": 3, "y": 2, "color": "RED", "tags": ["a"]],
                ]
            ),
            ("{id: 1}", "Key", ["id": "1"]),
            (
                "{a: [1, 2.5, \"s\", true, null, E, {b: 12345678901}]}", "Any",
                ["a": [1, 2.5, "s", true, .null, "E", ["b": 12_345_678_901]]]
            ),
            ("123456789012345678901", "Any", .double(1.2345678901234568e20)),
        ] as [(String, String, JSONValue)])
    func values(_ literal: String, _ type: String, _ expected: JSONValue) throws {
        let (value, problems) = try coerce(literal, type)
        #expect(value == expected)
        #expect(problems == [])
    }

    @Test(
        arguments: [
            ("null", "Int!", "Expected value of type \"Int!\", found null."),
            ("[null]", "[Int!]", "Expected value of type \"Int!\", found null."),
            ("BLUE", "Color", "Value \"BLUE\" does not exist in \"Color\" enum."),
            ("REDD", "Color", "Value \"REDD\" does not exist in \"Color\" enum. Did you mean the enum value \"RED\"?"),
            (
                "\"RED\"", "Color",
                "Enum \"Color\" cannot represent non-enum value: \"RED\". Did you mean the enum value \"RED\" or \"GREEN\"?"
            ),
            ("1", "Point", "Expected value of type \"Point\", found 1."),
            ("{}", "Point", "Field \"Point.x\" of required type \"Int!\" was not provided."),
            ("{x: 1, z: 2}", "Point", "Field \"z\" is not defined by type \"Point\". Did you mean \"x\" or \"y\"?"),
            (
                "{x: 1, colour: RED}", "Point",
                "Field \"colour\" is not defined by type \"Point\". Did you mean \"color\"?"
            ),
            ("{}", "Key", "OneOf Input Object \"Key\" must specify exactly one key."),
            ("{id: 1, name: null}", "Key", "OneOf Input Object \"Key\" must specify exactly one key."),
            ("{id: null}", "Key", "Field \"Key.id\" must be non-null."),
        ] as [(String, String, String)])
    func mistakes(_ literal: String, _ type: String, _ message: String) throws {
        let (value, problems) = try coerce(literal, type)
        #expect(value == nil)
        #expect(problems == [message])
    }

    @Test func everyMistakeIsReportedAtItsNode() throws {
        let schema = try Schema.build(sdl: Self.schema)
        let document = try Document.parse("query ($v: [Point] = [{x: A}, {y: B, q: 1}, 3]) { a }")
        let variable = document.variableDefinitions[0]
        let reference = try #require(schema.reference(variable.type, in: document))
        var problems: [ConstantProblem] = []
        _ = schema.coerceConstant(try #require(variable.defaultValue), in: document, to: reference, problems: &problems)
        #expect(problems.map { document.location(of: $0.range).column } == [27, 38, 31, 35, 45])
    }

    @Test func variablesAreNoConstants() throws {
        let schema = try Schema.build(sdl: Self.schema)
        let document = try Document.parse("{ a(x: $v) }")
        let reference = TypeReference(named: try #require(schema.type("Any")).id)
        #expect(schema.coerceConstant(document.arguments[0].value, in: document, to: reference) == nil)
    }
}
