import Testing

@testable import GraphQLSchema

@Suite struct UniqueDirectiveNamesRuleTests {
    @Test func differentNames() {
        expectValid(
            """
            directive @a on FIELD
            directive @b on FIELD
            type a { a: Int }
            """)
    }

    @Test func aBuiltInOneMayBeRedefined() {
        expectValid(
            """
            directive @skip(if: Boolean!) on FIELD
            """)
    }

    @Test func repeatedNames() {
        expectErrors(
            """
            directive @a on FIELD
              directive @a on QUERY
            """,
            ExpectedError("There can be only one directive named \"@a\".", (1, 12), (2, 14)))
    }
}
