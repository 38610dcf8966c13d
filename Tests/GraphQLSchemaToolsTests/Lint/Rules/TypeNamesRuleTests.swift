import Testing

@testable import GraphQLSchemaTools

@Suite struct TypeNamesRuleTests {
    @Test func everyKindOfTypeIsInPascalCase() throws {
        let sdl = "type query { a: Int } scalar date enum my_enum { A } input I { a: Int } extend type query { b: Int }"
        #expect(
            try findings(of: TypeNamesRule.self, in: sdl) == [
                "1:6 The type name \"query\" should be in PascalCase, such as \"Query\".",
                "1:30 The type name \"date\" should be in PascalCase, such as \"Date\".",
                "1:40 The type name \"my_enum\" should be in PascalCase, such as \"MyEnum\".",
            ])
    }

    @Test func namesOfTheLanguageAreLeftAlone() throws {
        #expect(try findings(of: TypeNamesRule.self, in: "type __type { a: Int }") == [])
    }
}
