import Testing

@testable import GraphQLSchemaTools

@Suite struct FieldNamesRuleTests {
    @Test func fieldsAndInputFieldsAreInCamelCase() throws {
        let sdl = "type Query { Bad: Int good: Int with_line: Int } input I { ID: Int } interface N { _x: Int }"
        #expect(
            try findings(of: FieldNamesRule.self, in: sdl) == [
                "1:14 The field name \"Bad\" should be in camelCase, such as \"bad\".",
                "1:33 The field name \"with_line\" should be in camelCase, such as \"withLine\".",
                "1:60 The field name \"ID\" should be in camelCase, such as \"id\".",
                "1:84 The field name \"_x\" should be in camelCase, such as \"x\".",
            ])
    }
}
