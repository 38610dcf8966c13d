import Testing

@testable import GraphQLSchemaTools

@Suite struct DirectiveDescriptionsRuleTests {
    @Test func directivesAreDescribed() throws {
        #expect(
            try findings(of: DirectiveDescriptionsRule.self, in: "directive @a on FIELD \"b\" directive @b on FIELD")
                == [
                    "1:12 The directive @a has no description. Say above it what it is for."
                ])
    }
}
