import Testing

@testable import GraphQLValidation

@Suite struct KnownOperationTypesTests {
    private static let queriesOnly = TestSchema.build("type Query { a: Int }")

    @Test func typesThatTheSchemaHas() throws {
        try expectValid(
            "{ dog { name } } mutation { rename { name } } subscription { dog { name } }", KnownOperationTypes.self)
        try expectValid("{ a } fragment F on Query { a }", KnownOperationTypes.self, schema: Self.queriesOnly)
    }

    @Test func typesThatItHasNot() throws {
        try expectErrors(
            "query { a }\n  mutation M { a } subscription { a }", KnownOperationTypes.self,
            [
                Expected("The mutation operation is not supported by the schema.", "2:3"),
                Expected("The subscription operation is not supported by the schema.", "2:20"),
            ], schema: Self.queriesOnly)
    }
}
