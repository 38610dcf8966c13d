import Testing

@testable import GraphQLSchema

@Suite struct UniqueDirectivesPerLocationRuleTests {
    @Test func repeatableAndApart() {
        expectValid(
            """
            directive @r repeatable on OBJECT
            directive @a on OBJECT | FIELD_DEFINITION
            type A @r @r @a { a: Int @a b: Int @a }
            """)
    }

    @Test func repeatedAtOnePlace() {
        expectErrors(
            """
            directive @a on OBJECT | FIELD_DEFINITION
            type A @a @a { a: Int @a @a @a }
            """,
            ExpectedError("The directive \"@a\" can only be used once at this location.", (2, 8), (2, 11)),
            ExpectedError("The directive \"@a\" can only be used once at this location.", (2, 23), (2, 26)),
            ExpectedError("The directive \"@a\" can only be used once at this location.", (2, 23), (2, 29)))
    }

    @Test func repeatedByExtensions() {
        expectErrors(
            """
            directive @a on OBJECT | SCHEMA
            schema @a { query: Query }
            extend schema @a
            extend type A @a
            type A { a: Int }
            extend type A @a
            """,
            ExpectedError("The directive \"@a\" can only be used once at this location.", (2, 8), (3, 15)),
            ExpectedError("The directive \"@a\" can only be used once at this location.", (4, 15), (6, 15)))
    }
}
