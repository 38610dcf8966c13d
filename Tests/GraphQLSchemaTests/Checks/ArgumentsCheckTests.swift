import Testing

@testable import GraphQLSchema

@Suite struct ArgumentsCheckTests {
    @Test func inputTypes() {
        expectValid(
            """
            type A { a(x: [I!], s: S, e: E): Int }
            input I { i: Int }
            scalar S
            enum E { V }
            """)
    }

    @Test func outputTypes() {
        expectErrors(
            """
            type A { a(x: [A!], u: U): Int }
            union U = A
            interface F { f(x: F): Int }
            directive @d(x: A) on FIELD
            """,
            ExpectedError("The type of @d(x:) must be Input Type but got: A.", (4, 14)),
            ExpectedError("The type of A.a(x:) must be Input Type but got: [A!].", (1, 15)),
            ExpectedError("The type of A.a(u:) must be Input Type but got: U.", (1, 24)),
            ExpectedError("The type of F.f(x:) must be Input Type but got: F.", (3, 20)))
    }
}
