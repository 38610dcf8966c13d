import Testing

@testable import GraphQLSchema

@Suite struct UniqueFieldDefinitionNamesRuleTests {
    @Test func differentFields() {
        expectValid(
            """
            type A { a: Int b: Int }
            input I { a: Int }
            interface F { a: Int }
            extend type A { c: Int }
            """)
    }

    @Test func repeatedFields() {
        expectErrors(
            """
            type A { a: Int a: String }
            input I { a: Int a: Int }
            interface F { a: Int b: Int a: Int }
            """,
            ExpectedError("Field \"A.a\" can only be defined once.", (1, 10), (1, 17)),
            ExpectedError("Field \"I.a\" can only be defined once.", (2, 11), (2, 18)),
            ExpectedError("Field \"F.a\" can only be defined once.", (3, 15), (3, 29)))
    }

    @Test func repeatedByExtensions() {
        expectErrors(
            """
            type A { a: Int }
            extend type A { a: Int b: Int }
            extend type A { b: Int }
            """,
            ExpectedError("Field \"A.a\" can only be defined once.", (1, 10), (2, 17)),
            ExpectedError("Field \"A.b\" can only be defined once.", (2, 24), (3, 17)))
    }
}
