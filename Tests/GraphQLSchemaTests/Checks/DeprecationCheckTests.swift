import Testing

@testable import GraphQLSchema

@Suite struct DeprecationCheckTests {
    @Test func optionalInputs() {
        expectValid(
            """
            input I { a: Int @deprecated b: Int! = 1 @deprecated }
            type A { a(x: Int @deprecated, y: Int! = 1 @deprecated): Int }
            """)
    }

    @Test func requiredInputs() {
        expectErrors(
            """
            input I { a: Int! @deprecated }
            type A { a(x: [Int]! @deprecated(reason: "r")): Int }
            directive @d(x: Int! @deprecated) on FIELD
            """,
            ExpectedError("Required argument @d(x:) cannot be deprecated.", (3, 22), (3, 17)),
            ExpectedError("Required input field I.a cannot be deprecated.", (1, 19), (1, 14)),
            ExpectedError("Required argument A.a(x:) cannot be deprecated.", (2, 22), (2, 15)))
    }
}
