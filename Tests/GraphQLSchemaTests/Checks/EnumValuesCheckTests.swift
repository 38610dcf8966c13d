import Testing

@testable import GraphQLSchema

@Suite struct EnumValuesCheckTests {
    @Test func noValues() {
        expectErrors(
            """
              enum E
              extend enum E @a
              directive @a on ENUM
            """,
            ExpectedError("Enum type E must define one or more values.", (1, 3), (2, 3)))
    }
}
