import Testing

@testable import GraphQLSchema

@Suite struct UniqueArgumentNamesRuleTests {
    @Test func differentArguments() {
        expectValid(
            """
            directive @a(x: Int, y: Int) on OBJECT
            type A @a(x: 1, y: 1) { a: Int }
            """)
    }

    @Test func repeatedArguments() {
        expectErrors(
            """
            directive @a(x: Int, y: Int) on OBJECT
            type A @a(x: 1, y: 1, x: 2, x: 3) { a: Int }
            """,
            ExpectedError("There can be only one argument named \"x\".", (2, 11), (2, 23), (2, 29)))
    }
}
