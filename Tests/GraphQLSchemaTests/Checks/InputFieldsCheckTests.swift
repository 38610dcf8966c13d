import Testing

@testable import GraphQLSchema

@Suite struct InputFieldsCheckTests {
    @Test func inputTypes() {
        expectValid(
            """
            input I { a: [I!] s: S e: E i: Int }
            scalar S
            enum E { V }
            """)
    }

    @Test func noFields() {
        expectErrors(
            """
              input I
              extend input I @a
              directive @a on INPUT_OBJECT
            """,
            ExpectedError("Input Object type I must define one or more fields.", (1, 3), (2, 3)))
    }

    @Test func outputTypes() {
        expectErrors(
            """
            type A { a: Int }
            input I { a: [A!]! }
            """,
            ExpectedError("The type of I.a must be Input Type but got: [A!]!.", (2, 14)))
    }
}
