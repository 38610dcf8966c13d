import Testing

@testable import GraphQLSchemaTools

@Suite struct EnumValueDescriptionsRuleTests {
    @Test func valuesAreDescribed() throws {
        #expect(
            try findings(of: EnumValueDescriptionsRule.self, in: "enum E { A \"b\" B }") == [
                "1:10 The enum value E.A has no description. Say above it what it is for."
            ])
    }
}
