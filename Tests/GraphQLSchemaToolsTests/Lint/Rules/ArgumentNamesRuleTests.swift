import Testing

@testable import GraphQLSchemaTools

@Suite struct ArgumentNamesRuleTests {
    @Test func argumentsOfFieldsAndDirectivesAreInCamelCase() throws {
        let sdl = "type Query { a(Bad: Int, good: Int): Int } directive @d(other_bad: Int) on FIELD"
        #expect(
            try findings(of: ArgumentNamesRule.self, in: sdl) == [
                "1:16 The argument name \"Bad\" should be in camelCase, such as \"bad\".",
                "1:57 The argument name \"other_bad\" should be in camelCase, such as \"otherBad\".",
            ])
    }
}
