import Testing

@testable import GraphQLValidation

@Suite struct StreamDirectiveOnListFieldTests {
    @Test func listsPass() throws {
        try expectValid("{ dog { tricks @stream } dogs @stream { name } }", StreamDirectiveOnListField.self)
    }

    @Test func othersDoNot() throws {
        try expectErrors(
            "{ dog { name @stream } }", StreamDirectiveOnListField.self,
            [Expected("Directive \"@stream\" cannot be used on non-list field \"Dog.name\".", "1:14")])
    }

    @Test func aSchemaWithoutStreamDoesNotKnowTheRule() throws {
        let schema = TestSchema.build("directive @defer on FIELD type Query { a: Int }")
        try expectValid("{ a @stream }", StreamDirectiveOnListField.self, schema: schema)
    }
}
