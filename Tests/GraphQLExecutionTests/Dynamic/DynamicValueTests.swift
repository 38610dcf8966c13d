import GraphQLExecution
import GraphQLJSON
import Testing

@Suite struct DynamicValueTests {
    private let sdl =
        """
        type Query { i: Int f: Float s: String b: Boolean id: ID e: E any: Any u: U }
        enum E { X }
        scalar Any
        union U = T
        type T { i: Int }
        """

    @Test(
        arguments: [
            ("i", 1.0, "1"), ("i", true, "1"), ("i", "12", "12"), ("f", 3, "3"), ("f", "1.5", "1.5"), ("s", 5, "\"5\""),
            ("s", false, "\"false\""), ("b", 0, "false"), ("id", 12, "\"12\""),
            ("id", 1e20, "\"100000000000000000000\""),
            ("e", "X", "\"X\""), ("any", ["k": [1, .null]], "{\"k\":[1,null]}"),
            ("u { __typename }", ["__typename": "T"], "{\"__typename\":\"T\"}"),
        ] as [(String, JSONValue, String)])
    func represents(field: String, value: JSONValue, expected: String) async throws {
        let name = String(field.prefix { $0 != " " })
        let response = try await execute(sdl, "{ \(field) }", root: .object(JSONObject([(name, value)])))
        #expect(response["data"]?[name]?.serializedText == expected, "\(response.errorLines)")
    }

    @Test(
        arguments: [
            ("i", 1.5, "Int cannot represent non-integer value: 1.5"),
            ("i", "", "Int cannot represent non-integer value: \"\""),
            ("i", 2147483648, "Int cannot represent non 32-bit signed integer value: 2147483648"),
            ("f", "x", "Float cannot represent non numeric value: \"x\""),
            ("s", [1], "String cannot represent value: [1]"),
            ("b", "true", "Boolean cannot represent a non boolean value: \"true\""),
            ("id", true, "ID cannot represent value: true"),
            ("e", "Y", "Enum \"E\" cannot represent value: \"Y\""),
            (
                "u { __typename }", [:],
                "Abstract type \"U\" must resolve to an Object type at runtime for field \"Query.u\": the object has no \"__typename\"."
            ),
            (
                "u { __typename }", ["__typename": "Query"],
                "Runtime Object type \"Query\" is not a possible type for \"U\"."
            ),
            ("u { __typename }", ["__typename": "E"], "Abstract type \"U\" was resolved to a non-object type \"E\"."),
            (
                "u { __typename }", ["__typename": "Z"],
                "Abstract type \"U\" was resolved to a type \"Z\" that does not exist inside the schema."
            ),
        ] as [(String, JSONValue, String)])
    func refuses(field: String, value: JSONValue, message: String) async throws {
        let name = String(field.prefix { $0 != " " })
        let response = try await execute(sdl, "{ \(field) }", root: .object(JSONObject([(name, value)])))
        #expect(response["data"]?[name] == .null)
        #expect(response.errorLines == [message + " @\(name)"])
    }
}
