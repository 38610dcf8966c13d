import Testing

@testable import GraphQLSchemaTools

@Suite struct FieldDescriptionsRuleTests {
    @Test func fieldsAndInputFieldsAreDescribed() throws {
        let sdl = "type A { a: Int \"b\" b: Int } extend type A { c: Int } input I { d: Int }"
        #expect(
            try findings(of: FieldDescriptionsRule.self, in: sdl) == [
                "1:10 The field A.a has no description. Say above it what it is for.",
                "1:46 The field A.c has no description. Say above it what it is for.",
                "1:65 The field I.d has no description. Say above it what it is for.",
            ])
    }
}
