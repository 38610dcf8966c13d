import Testing

@testable import GraphQLSchema

@Suite struct UniqueInputFieldNamesRuleTests {
    @Test func differentFields() {
        expectValid(
            """
            input I { a: I b: Int }
            type A { a(x: I = {a: {b: 1}, b: 1}): Int }
            """)
    }

    @Test func repeatedFields() {
        expectErrors(
            """
            input I { a: I b: Int }
            type A { a(x: I = {b: 1, a: {b: 1, b: 2}, b: 1, b: 2}): Int }
            directive @d(i: I) on OBJECT
            type B @d(i: {b: 1, b: 2}) { b: Int }
            """,
            ExpectedError("There can be only one input field named \"b\".", (2, 30), (2, 36)),
            ExpectedError("There can be only one input field named \"b\".", (2, 20), (2, 43)),
            ExpectedError("There can be only one input field named \"b\".", (2, 20), (2, 49)),
            ExpectedError("There can be only one input field named \"b\".", (4, 15), (4, 21)))
    }
}
