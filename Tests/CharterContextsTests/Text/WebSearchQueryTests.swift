import Testing

@testable import CharterContexts

struct WebSearchQueryTests {
    @Test(arguments: [
        ("ship harbour", #"("ship") AND ("harbour")"#), (#""old ship" harbour"#, #"("old ship") AND ("harbour")"#),
        ("ship or boat harbour", #"("ship" OR "boat") AND ("harbour")"#), ("ship OR", #"("ship")"#),
        ("or ship", #"("ship")"#),
        ("ship -boat", #"(("ship")) NOT ("boat")"#),
        (#"ship -"old boat" -car"#, #"(("ship")) NOT ("old boat" OR "car")"#),
        ("what is the ship", #"("ship")"#), ("what is the", #"("what") AND ("is") AND ("the")"#),
        (#""the who""#, #"("the who")"#), ("!!! ship ***", #"("ship")"#),
        (#"say "unclosed ship"#, #"("say") AND ("unclosed ship")"#),
        ("content:ship NEAR(a b) ^x*", #"("content:ship") AND ("NEAR(a") AND ("b)") AND ("^x*")"#),
        ("a\0b c", #"("ab") AND ("c")"#),
        ("naïve Straße 日本", #"("naïve") AND ("Straße") AND ("日本")"#),
    ])
    func everyWordIsQuotedForFTS5(text: String, expected: String) {
        #expect(WebSearchQuery(text).fts5 == expected)
    }

    @Test(arguments: ["", "  ", "-ship", "!?* ()", "\"\"", "-", "or", "\0"])
    func whatNamesNothingIsEmpty(text: String) {
        #expect(WebSearchQuery(text).isEmpty)
    }

    @Test func postgresGetsWhatWasMeant() {
        #expect(
            WebSearchQuery(#"the  ship or boat "old harbour" -car"#).webSearchText
                == #"ship or boat "old harbour" -car"#)
    }

    @Test func aQuestionIsAnyOfItsWords() {
        let query = WebSearchQuery(anyWordOf: "What did we decide about the ship's \"old\" engine - and the SHIP?")
        #expect(query.fts5 == #"("decide" OR "ship" OR "s" OR "old" OR "engine")"#)
        #expect(query.webSearchText == "decide or ship or s or old or engine")
        #expect(WebSearchQuery(anyWordOf: "what is it?").isEmpty)
    }

    @Test func itsSizeIsBounded() {
        let words = (0..<1_000).map { "word\($0)" }.joined(separator: " ")
        #expect(WebSearchQuery(words).fts5.split(separator: " AND ").count == WebSearchQuery.maximumPhrases)
        #expect(WebSearchQuery(anyWordOf: words).fts5.split(separator: " OR ").count == WebSearchQuery.maximumPhrases)
        #expect(WebSearchQuery(String(repeating: "x", count: 1 << 20)).fts5.utf8.count < 5_000)
    }
}
