import Testing

@testable import GraphQLSchemaTools

@Suite struct ListNullabilityRuleTests {
    @Test func listsThatAreAnsweredAreNonNull() throws {
        let sdl = "type Query { a: [Int!] b(x: [Int!]): [Int!]! } interface N { c: [[Int]!] } input I { d: [Int!] }"
        #expect(
            try findings(of: ListNullabilityRule.self, in: sdl) == [
                "1:17 The list Query.a may be null: write [Int!]! in place of [Int!].",
                "1:65 The list N.c may be null: write [[Int]!]! in place of [[Int]!].",
            ])
    }
}
