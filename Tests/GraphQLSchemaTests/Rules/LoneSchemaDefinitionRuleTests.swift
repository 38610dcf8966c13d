import Testing

@testable import GraphQLSchema

@Suite struct LoneSchemaDefinitionRuleTests {
    @Test func oneDefinitionAndExtensions() {
        expectValid(
            """
            schema { query: Query }
            extend schema @a
            directive @a on SCHEMA
            """)
    }

    @Test func aSecondDefinition() {
        expectErrors(
            """
            schema { query: Query }
              schema { query: Query }
              "again" schema { query: Query }
            """,
            ExpectedError("Must provide only one schema definition.", (2, 3)),
            ExpectedError("Must provide only one schema definition.", (3, 3)),
            ExpectedError("There can be only one query type in schema.", (1, 10), (2, 12)),
            ExpectedError("There can be only one query type in schema.", (1, 10), (3, 20)))
    }
}
