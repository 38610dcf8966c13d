import Testing

@testable import GraphQLSchemaTools

@Suite struct ArgumentDescriptionsRuleTests {
    @Test func argumentsOfFieldsAndDirectivesAreDescribed() throws {
        let sdl = "type A { a(x: Int, \"y\" y: Int): Int } directive @d(z: Int) on FIELD"
        #expect(
            try findings(of: ArgumentDescriptionsRule.self, in: sdl) == [
                "1:12 The argument A.a(x:) has no description. Say above it what it is for.",
                "1:52 The argument @d(z:) has no description. Say above it what it is for.",
            ])
    }
}
