import Testing

@testable import GraphQLSchemaTools

@Suite struct EnumValueNamesRuleTests {
    @Test func valuesAreInCapitals() throws {
        #expect(
            try findings(of: EnumValueNamesRule.self, in: "enum E { GOOD_1 badOne Bad }") == [
                "1:17 The enum value \"badOne\" should be in ALL_CAPS, such as \"BAD_ONE\".",
                "1:24 The enum value \"Bad\" should be in ALL_CAPS, such as \"BAD\".",
            ])
    }
}
