import Testing

@testable import GraphQLSchema

@Suite struct UniqueEnumValueNamesRuleTests {
    @Test func differentValues() {
        expectValid(
            """
            enum E { A B }
            enum F { A }
            extend enum F { B }
            """)
    }

    @Test func repeatedValues() {
        expectErrors(
            """
            enum E { A B A }
            """,
            ExpectedError("Enum value \"E.A\" can only be defined once.", (1, 10), (1, 14)))
    }

    @Test func repeatedByAnExtension() {
        expectErrors(
            """
            extend enum E { A }
              enum E { A B }
            extend enum E { B }
            """,
            ExpectedError("Enum value \"E.A\" can only be defined once.", (1, 17), (2, 12)),
            ExpectedError("Enum value \"E.B\" can only be defined once.", (2, 14), (3, 17)))
    }
}
