import GraphQLLanguage
import Testing

@Suite struct ParseOptionsTests {
    @Test func refusesTheFirstTokenTooMany() throws {
        let text = "{ a b\nc }"
        #expect(try Document.parse(text, options: ParseOptions(maxTokens: 5)).fields.count == 3)
        SyntaxErrorExpectation(text, "Document contains more than 4 tokens. Parsing aborted.", 2, 3)
            .check(options: ParseOptions(maxTokens: 4), exceeded: (.tokens, 4))
        SyntaxErrorExpectation(text, "Document contains more than 0 tokens. Parsing aborted.", 1, 1)
            .check(options: ParseOptions(maxTokens: 0), exceeded: (.tokens, 0))
    }

    private static let nestings: [(open: String, core: String, close: String, around: (String, String))] = [
        ("{a", "", "}", ("", "")),
        ("{...", "{a}", "}", ("", "")),
        ("{... on T", "{a}", "}", ("", "")),
        ("[", "", "]", ("{a(b:", ")}")),
        ("{c:", "1", "}", ("{a(b:", ")}")),
        ("[{c:", "1", "}]", ("{a(b:", ")}")),
        ("[", "", "]", ("type T @d(a:", ")")),
        ("{c:", "1", "}", ("input I {a: B =", "}")),
    ]

    @Test(arguments: nestings.indices)
    func refusesDeepNestingBeforeTheStackGrows(_ index: Int) {
        let (open, core, close, around) = Self.nestings[index]
        for depth in [129, 10_000, 100_000] {
            let opened = around.0 + String(repeating: open, count: depth)
            let closed = core + String(repeating: close, count: depth) + around.1
            for text in [opened + closed, opened] {
                #expect { try Document.parse(text) } throws: { error in
                    (error as? GraphQLError)?.message == "Syntax Error: Document nests more than 128 levels deep."
                }
            }
        }
    }

    @Test func countsSelectionSetsListsAndObjectsTogether() throws {
        let options = ParseOptions(maxNesting: 4)
        #expect(try Document.parse("{a(b:[{c:1}]){d{e}}}", options: options).fields.count == 3)
        #expect(try Document.parse("{a{b{c(d:[1])}}}", options: options).fields.count == 3)
        SyntaxErrorExpectation("{a{b{c(d:[[1]])}}}", "Document nests more than 4 levels deep.", 1, 11)
            .check(options: options, exceeded: (.nesting, 4))
        SyntaxErrorExpectation("{a{b{c{d{e}}}}}", "Document nests more than 4 levels deep.", 1, 9)
            .check(options: options, exceeded: (.nesting, 4))
    }

    @Test func leavesALevelWhenItEnds() throws {
        let siblings = String(repeating: "a(b: [{c: [1]}]) { d } ... { e } ", count: 500)
        #expect(try Document.parse("{\(siblings)}", options: ParseOptions(maxNesting: 4)).fields.count == 1500)
    }

    @Test func printsWhatNestsAsDeepAsAllowed() throws {
        let text = String(repeating: "{a", count: 128) + String(repeating: "}", count: 128)
        let document = try Document.parse(text)
        #expect(try Document.parse(document.printed()).printed() == document.printed())
        let list = "{a(b:" + String(repeating: "[", count: 127) + String(repeating: "]", count: 127) + ")}"
        #expect(try Document.parse(list).values.count == 127)
    }

    @Test func boundsTheListsOfATypeReference() throws {
        let deep = { (depth: Int) in
            "query ($a: " + String(repeating: "[", count: depth) + "T" + String(repeating: "]!", count: depth) + ") {a}"
        }
        let document = try Document.parse(deep(31))
        #expect(document.variableDefinitions[0].type.listDepth == 31)
        #expect(try Document.parse(document.printed()).printed() == document.printed())
        for depth in [32, 10_000] {
            SyntaxErrorExpectation(deep(depth), "Type nests more than 31 lists deep.", 1, 43).check()
        }
    }
}
