import Testing

@testable import GraphQLSchemaTools

@Suite struct DirectiveNamesRuleTests {
    @Test func directivesAreInCamelCase() throws {
        #expect(
            try findings(of: DirectiveNamesRule.self, in: "directive @good on FIELD directive @Bad on FIELD") == [
                "1:37 The directive name \"Bad\" should be in camelCase, such as \"bad\"."
            ])
    }
}
