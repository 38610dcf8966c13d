import Testing

@testable import GraphQLSchema

@Suite struct FieldsCheckTests {
    @Test func outputTypes() {
        expectValid(
            """
            type A { a: [A!]! s: S u: U e: E f: F }
            scalar S
            union U = A
            enum E { V }
            interface F { f: Int }
            """)
    }

    @Test func noFields() {
        expectErrors(
            """
              type A
              extend type A @a
              directive @a on OBJECT
              interface F
            """,
            ExpectedError("Type A must define one or more fields.", (1, 3), (2, 3)),
            ExpectedError("Type F must define one or more fields.", (4, 3)))
    }

    @Test func inputTypes() {
        expectErrors(
            """
            type A { a: [I!] }
            interface F { f: I }
            input I { i: Int }
            """,
            ExpectedError("The type of A.a must be Output Type but got: [I!].", (1, 13)),
            ExpectedError("The type of F.f must be Output Type but got: I.", (2, 18)))
    }
}
