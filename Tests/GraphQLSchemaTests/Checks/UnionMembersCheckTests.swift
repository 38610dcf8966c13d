import Testing

@testable import GraphQLSchema

@Suite struct UnionMembersCheckTests {
    @Test func objects() {
        expectValid(
            """
            union U = A | Query
            type A { a: Int }
            """)
    }

    @Test func noMembers() {
        expectErrors(
            """
              union U
              extend union U @a
              directive @a on UNION
            """,
            ExpectedError("Union type U must define one or more member types.", (1, 3), (2, 3)))
    }

    @Test func repeatedMembers() {
        expectErrors(
            """
            union U = Query | Query
            extend union U = Query
            """,
            ExpectedError("Union type U can only include type Query once.", (1, 11), (1, 19), (2, 18)),
            ExpectedError("Union type U can only include type Query once.", (1, 11), (1, 19), (2, 18)))
    }

    @Test func otherKinds() {
        expectErrors(
            """
            union U = Query | E | F | U
            enum E { V }
            interface F { f: Int }
            """,
            ExpectedError("Union type U can only include Object types, it cannot include E.", (1, 19)),
            ExpectedError("Union type U can only include Object types, it cannot include F.", (1, 23)),
            ExpectedError("Union type U can only include Object types, it cannot include U.", (1, 27)))
    }
}
