import Testing

@testable import GraphQLSchemaTools

@Suite struct TypeDescriptionsRuleTests {
    @Test func typesAreDescribedWhereTheyAreDefined() throws {
        let sdl = "type A { a: Int } \"b\" scalar B \" \" enum C { D } extend type A { b: Int }"
        #expect(
            try findings(of: TypeDescriptionsRule.self, in: sdl) == [
                "1:6 The type A has no description. Say above it what it is for.",
                "1:41 The type C has no description. Say above it what it is for.",
            ])
    }
}
