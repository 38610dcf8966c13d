import GraphQLLanguage
import Testing

@Suite struct ParserTests {
    @Test(arguments: [
        SyntaxErrorExpectation("", "Unexpected <EOF>.", 1, 1),
        SyntaxErrorExpectation(" \n # only a comment", "Unexpected <EOF>.", 2, 18),
        SyntaxErrorExpectation("notAnOperation Foo { field }", "Unexpected Name \"notAnOperation\".", 1, 1),
        SyntaxErrorExpectation("...", "Unexpected \"...\".", 1, 1),
        SyntaxErrorExpectation("}", "Unexpected \"}\".", 1, 1),
        SyntaxErrorExpectation("1.5", "Unexpected Float \"1.5\".", 1, 1),
        SyntaxErrorExpectation("{ a } }", "Unexpected \"}\".", 1, 7),
        SyntaxErrorExpectation("{ a }\r\nfoo", "Unexpected Name \"foo\".", 2, 1),
        SyntaxErrorExpectation("\"\"", "Unexpected <EOF>.", 1, 3),
        SyntaxErrorExpectation("\"a\" \"b\" type T", "Unexpected String \"b\".", 1, 5),
        SyntaxErrorExpectation("\"a\" \"\"\"\n b\n\"\"\" type T", "Unexpected BlockString \"b\".", 1, 5),
    ])
    func refusesWhatIsNoDefinition(_ expectation: SyntaxErrorExpectation) { expectation.check() }

    @Test(arguments: [
        SyntaxErrorExpectation(
            "\"d\" { a }", "Unexpected description, descriptions are not supported on shorthand queries.", 1, 1),
        SyntaxErrorExpectation(
            "{ a } \"d\" extend type T { a: Int }",
            "Unexpected description, only GraphQL definitions support descriptions.", 1, 7),
        SyntaxErrorExpectation(
            "\"\"\"d\"\"\" foo", "Unexpected description, only GraphQL definitions support descriptions.", 1, 1),
    ])
    func refusesDescriptionsWhereThereAreNone(_ expectation: SyntaxErrorExpectation) { expectation.check() }

    @Test func showsTheValueOfAnUnexpectedToken() {
        SyntaxErrorExpectation(#"{ a "\u0041\n" }"#, "Expected Name, found String \"A\n\".", 1, 5).check()
        SyntaxErrorExpectation("{ a $b }", "Expected Name, found \"$\".", 1, 5).check()
        SyntaxErrorExpectation("{ a 12 }", "Expected Name, found Int \"12\".", 1, 5).check()
    }

    @Test func keepsDefinitionsInSourceOrder() throws {
        let document = try Document.parse("{a} type T fragment F on T {b} schema {query: Q} directive @d on FIELD {c}")
        let kinds = document.definitions.map { "\($0)" }
        #expect(kinds == ["operation(0)", "type(0)", "fragment(0)", "schema(0)", "directive(0)", "operation(1)"])
    }

    @Test(arguments: [KitchenSink.executable, KitchenSink.typeSystem])
    func readsTheSameTreeWhateverEndsTheLines(_ text: String) throws {
        let expected = try Document.parse(text).printed()
        #expect(try Document.parse(text.replacing("\n", with: "\r\n")).printed() == expected)
        #expect(try Document.parse(text.replacing("\n", with: "\r")).printed() == expected)
        #expect(try Document.parse("\u{FEFF}" + text).printed() == expected)
    }

    /// Every beginning of a document ends in an error or is a document, and says where.
    @Test(arguments: [KitchenSink.executable, KitchenSink.typeSystem])
    func survivesEveryPrefix(_ text: String) {
        let bytes = Array(text.utf8)
        for end in bytes.indices {
            guard let source = Source(validating: Array(bytes[..<end])) else { continue }
            do {
                _ = try Document.parse(source)
            } catch {
                #expect(error.message.hasPrefix("Syntax Error: "))
                #expect(error.locations.count == 1)
            }
        }
    }

    @Test func survivesRandomDamage() throws {
        var random = SplitMix64(state: 7)
        let texts = [Array(KitchenSink.executable.utf8), Array(KitchenSink.typeSystem.utf8)]
        let parts = [
            "{", "}", "(", ")", "[", "]", "\"", "\"\"\"", "\\", "\n", "\r", ":", "=", "$", "@", "!", "on ", "-", ".",
        ]
        var accepted = 0
        for _ in 0..<3000 {
            var bytes = texts[Int.random(in: 0...1, using: &random)]
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let start = Int.random(in: 0..<bytes.count, using: &random)
                let end = min(bytes.count, start + Int.random(in: 0...4, using: &random))
                let part = parts[Int.random(in: 0..<parts.count, using: &random)]
                bytes.replaceSubrange(start..<end, with: part.utf8)
            }
            guard let source = Source(validating: bytes) else { continue }
            guard let document = try? Document.parse(source) else { continue }
            accepted += 1
            let printed = document.printed()
            #expect(try Document.parse(printed).printed() == printed)
        }
        #expect(accepted > 100)
    }
}
