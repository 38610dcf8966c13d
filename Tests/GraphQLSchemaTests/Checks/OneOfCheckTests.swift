import Testing

@testable import GraphQLSchema

@Suite struct OneOfCheckTests {
    @Test func nullableFields() {
        expectValid(
            """
            input I @oneOf { a: Int b: [Int!] }
            """)
    }

    @Test func requiredFieldsAndDefaults() {
        expectErrors(
            """
            input I @oneOf { a: Int! b: Int = 1 c: Int }
            extend input I { d: [Int]! }
            """,
            ExpectedError("OneOf input field I.a must be nullable.", (1, 21)),
            ExpectedError("OneOf input field I.b cannot have a default value.", (1, 26)),
            ExpectedError("OneOf input field I.d must be nullable.", (2, 21)))
    }
}
