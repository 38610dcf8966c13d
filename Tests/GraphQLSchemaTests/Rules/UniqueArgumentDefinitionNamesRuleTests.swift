import Testing

@testable import GraphQLSchema

@Suite struct UniqueArgumentDefinitionNamesRuleTests {
    @Test func differentArguments() {
        expectValid(
            """
            type A { a(x: Int, y: Int): Int b(x: Int): Int }
            directive @d(x: Int, y: Int) on FIELD
            """)
    }

    @Test func repeatedArguments() {
        expectErrors(
            """
            type A { a(x: Int, y: Int, x: Int, x: Int): Int }
            directive @d(x: Int, x: Int) on FIELD
            extend interface F { b(x: Int, x: Int): Int }
            interface F { a: Int }
            """,
            ExpectedError("Argument \"@d(x:)\" can only be defined once.", (2, 14), (2, 22)),
            ExpectedError("Argument \"A.a(x:)\" can only be defined once.", (1, 12), (1, 28), (1, 36)),
            ExpectedError("Argument \"F.b(x:)\" can only be defined once.", (3, 24), (3, 32)))
    }
}
