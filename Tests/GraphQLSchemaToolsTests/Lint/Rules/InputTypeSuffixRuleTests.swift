import Testing

@testable import GraphQLSchemaTools

@Suite struct InputTypeSuffixRuleTests {
    @Test func inputTypesSayThatTheyAre() throws {
        let sdl = "input UserInput { a: Int } input Filter { a: Int } extend input Filter { b: Int } type T { a: Int }"
        #expect(
            try findings(of: InputTypeSuffixRule.self, in: sdl) == [
                "1:34 The name of the input type \"Filter\" should end in \"Input\"."
            ])
    }
}
