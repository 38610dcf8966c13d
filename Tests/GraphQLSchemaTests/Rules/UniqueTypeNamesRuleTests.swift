import Testing

@testable import GraphQLSchema

@Suite struct UniqueTypeNamesRuleTests {
    @Test func differentNames() {
        expectValid(
            """
            type A { a: Int }
            scalar B
            extend type A { b: Int }
            """)
    }

    @Test func repeatedNames() {
        expectErrors(
            """
            type A { a: Int }
            scalar A
            directive @A on FIELD
            union A = Query
            """,
            ExpectedError("There can be only one type named \"A\".", (1, 6), (2, 8)),
            ExpectedError("There can be only one type named \"A\".", (1, 6), (4, 7)))
    }
}
