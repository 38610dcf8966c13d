import Testing

@testable import GraphQLSchema

@Suite struct UniqueOperationTypesRuleTests {
    @Test func differentOperations() {
        expectValid(
            """
            schema { query: Query mutation: M }
            extend schema { subscription: S }
            type M { a: Int }
            type S { a: Int }
            """)
    }

    @Test func anExtensionThatComesFirst() {
        expectErrors(
            """
            extend schema { mutation: M }
            schema { query: Query mutation: M }
            type M { a: Int }
            """,
            ExpectedError("There can be only one mutation type in schema.", (1, 17), (2, 23)))
    }

    @Test func repeatedOperations() {
        expectErrors(
            """
            schema { query: Query query: M }
            extend schema { query: M mutation: M mutation: M }
            type M { a: Int }
            """,
            ExpectedError("There can be only one query type in schema.", (1, 10), (1, 23)),
            ExpectedError("There can be only one query type in schema.", (1, 10), (2, 17)),
            ExpectedError("There can be only one mutation type in schema.", (2, 26), (2, 38)))
    }
}
