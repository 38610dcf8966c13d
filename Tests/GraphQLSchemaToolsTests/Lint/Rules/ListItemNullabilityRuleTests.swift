import Testing

@testable import GraphQLSchemaTools

@Suite struct ListItemNullabilityRuleTests {
    @Test func itemsOfListsAreNonNull() throws {
        let sdl = "type Query { a: [Int] b(x: [[Int!]]!): [Int!] } input I { c: [Int]! d: [[Int!]!] }"
        #expect(
            try findings(of: ListItemNullabilityRule.self, in: sdl) == [
                "1:17 Items of Query.a may be null: write [Int!] in place of [Int].",
                "1:28 Items of Query.b(x:) may be null: write [[Int!]!]! in place of [[Int!]]!.",
                "1:62 Items of I.c may be null: write [Int!]! in place of [Int]!.",
            ])
    }
}
