import GraphQLLanguage
import Testing

@Suite struct PrinterTests {
    @Test(arguments: [KitchenSink.executable, KitchenSink.typeSystem])
    func printsWhatParsesToTheSameTree(_ text: String) throws {
        let document = try Document.parse(text)
        let again = try Document.parse(document.printed())
        #expect(again.printed() == document.printed())
        #expect(TreeText.of(again) == TreeText.of(document))
    }

    @Test func separatesDefinitionsByAnEmptyLineAndDropsComments() throws {
        let text = "# one\n{a} # two\nscalar S\n\n\n\nquery Q {b}#"
        #expect(try Document.parse(text).printed() == "{\n  a\n}\n\nscalar S\n\nquery Q {\n  b\n}")
    }

    /// In short form its brace would begin the body of the definition before it.
    @Test(arguments: ["enum E", "type T", "input I @d", "interface I", "extend schema @d"])
    func anAnonymousQueryKeepsItsKeywordBehindADefinitionWithoutBody(_ definition: String) throws {
        let text = "\(definition)\n\nquery {\n  a\n}"
        #expect(try Document.parse(text).printed() == text)
        #expect(try Document.parse("enum E {\n  A\n}\n\nquery { a }").printed() == "enum E {\n  A\n}\n\n{\n  a\n}")
    }

    /// Behind what never takes a body, or has one, the short form stands for itself.
    @Test(arguments: [
        "scalar S", "scalar S @d", "union U", "union U = A | B", "directive @d on FIELD", "enum E {\n  A\n}",
        "extend schema {\n  query: Q\n}", "extend input I {\n  a: Int\n}", "query Q {\n  a\n}",
        "fragment F on T {\n  a\n}",
    ])
    func anAnonymousQueryIsShortBehindADefinitionThatTakesNoBody(_ definition: String) throws {
        let text = "\(definition)\n\n{\n  a\n}"
        #expect(try Document.parse("\(definition) query { a }").printed() == text)
        #expect(try Document.parse(text).printed() == text)
    }

    /// Print, parse, print: the text and the tree are those of the first time, whatever the document.
    @Test(arguments: 0..<20)
    func agreesWithTheParserOnRandomDocuments(_ seed: UInt64) throws {
        var generator = RandomDocument(seed: seed)
        for _ in 0..<50 {
            let text = generator.document()
            let document = try Document.parse(text)
            let printed = document.printed()
            let again = try Document.parse(printed)
            #expect(again.printed() == printed)
            #expect(TreeText.of(again) == TreeText.of(document), "\(text)")
        }
    }
}
