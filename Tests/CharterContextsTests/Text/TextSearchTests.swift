import CharterContexts
import CharterStorage
import Testing

/// Search by words over real databases.
@Suite(.timeLimit(.minutes(5)))
struct TextSearchTests {
    private static let contents = [
        "The ship sails from the old harbour to the sea.", "A harbour, a harbour, my kingdom for a harbour!",
        "Database migrations are applied in order.", "Migrating birds fly over the sea.", "naïve café in the old town",
    ]

    private func withContexts(_ kind: ContextDatabase, _ body: (Contexts) async throws -> Void) async throws {
        try await kind.run { database in
            let contexts = Contexts(database)
            for content in Self.contents { try await contexts.add(content) }
            try await body(contexts)
        }
    }

    @Test(arguments: ContextDatabase.allCases)
    func wordsPhrasesAlternativesAndExclusions(kind: ContextDatabase) async throws {
        try await withContexts(kind) { contexts in
            let expected: [(String, [Int])] = [
                ("harbour", [0, 1]), ("harbour sea", [0]), ("migration", [2, 3]), (#""old harbour""#, [0]),
                (#""harbour old""#, []), ("kingdom or birds", [1, 3]), ("sea -ship", [3]),
                ("the sea and the ship", [0]), ("nothing of this", []),
            ]
            for (query, places) in expected {
                let found = try await contexts.found(query, mode: .text)
                #expect(found.compactMap { Self.contents.firstIndex(of: $0) }.sorted() == places, "\(query)")
            }
        }
    }

    @Test(arguments: ContextDatabase.allCases)
    func whatFitsBestComesFirst(kind: ContextDatabase) async throws {
        try await withContexts(kind) { contexts in
            let hits = try await contexts.search("harbour", mode: .text).hits
            #expect(hits.map(\.context.content) == [Self.contents[1], Self.contents[0]])
            #expect(hits.map(\.textRank) == [1, 2])
            #expect(hits.map(\.semanticRank) == [nil, nil])
            #expect(hits.map(\.score) == [1.0 / 61, 1.0 / 62])
        }
    }

    @Test(arguments: ContextDatabase.allCases)
    func whatIsTypedIsNeverSyntax(kind: ContextDatabase) async throws {
        try await withContexts(kind) { contexts in
            for query in [
                #"""#, #"""""#, "'", "*", "ship*", "content:ship", "NEAR(ship harbour, 2)", "ship AND", "NOT ship",
                "^ship",
                "(ship", "ship)", "{a b}:x", "-", "--", "- ship", "ship + sea", #"\"#, "%", "a\0b", "& | ! <->", ":*",
                "'; DROP",
                "\u{202E}", "😀", String(repeating: "(", count: 3_000), String(repeating: "ship ", count: 2_000),
            ] {
                _ = try await contexts.found(query, mode: .text)
            }
        }
    }

    @Test(arguments: ContextDatabase.allCases)
    func changesAndDeletionsAreFollowed(kind: ContextDatabase) async throws {
        try await kind.run { database in
            let contexts = Contexts(database)
            let context = try await contexts.add("about ships")
            _ = try await contexts.update(context.id, ContextChange(content: "about birds"))
            #expect(try await contexts.found("ships", mode: .text).isEmpty)
            #expect(try await contexts.found("bird", mode: .text) == ["about birds"])
            try await contexts.delete(context.id)
            #expect(try await contexts.found("birds", mode: .text).isEmpty)
        }
    }

    @Test(arguments: ContextDatabase.allCases)
    func onlyTheTypeThatIsWanted(kind: ContextDatabase) async throws {
        try await kind.run { database in
            let contexts = Contexts(database)
            try await contexts.add("a ship", type: "note")
            try await contexts.add("another ship", type: "decision")
            #expect(try await contexts.found("ship", type: "decision", mode: .text) == ["another ship"])
            #expect(try await contexts.found("ship", type: "nothing", mode: .text).isEmpty)
            #expect(try await contexts.found("ship", type: "no\0", mode: .text).isEmpty)
        }
    }
}
