import CharterContexts
import CharterModels
import CharterStorage
import Testing

/// Search by words and meaning over real databases.
@Suite(.timeLimit(.minutes(5)))
struct ContextSearchTests {
    @Test(arguments: ContextDatabase.allCases)
    func wordsAndMeaningMakeOneRanking(kind: ContextDatabase) async throws {
        try await kind.run { database in
            let contexts = Contexts(database)
            for content in ["boat", "ship", "a ship carries a car", "bird"] { try await contexts.add(content) }
            try await contexts.makeVectors()
            let result = try await contexts.search("ship", limit: 3)
            #expect(result.semanticFailure == nil)
            // "ship" has the word and the meaning, "boat" the meaning alone.
            #expect(result.hits.first?.context.content == "ship")
            #expect(Set(result.hits.map(\.context.content)) == ["ship", "boat", "a ship carries a car"])
            let boat = try #require(result.hits.first { $0.context.content == "boat" })
            #expect(boat.textRank == nil)
            #expect(boat.semanticRank != nil)
            #expect(boat.similarity.map { $0 > 0.99 } == true)
            #expect(result.hits.first?.textRank != nil)
            #expect(result.hits.map(\.score) == result.hits.map(\.score).sorted(by: >))
            let vessels = try await contexts.found("vessel", mode: .semantic, limit: 2)
            #expect(Set(vessels) == ["boat", "ship"])
            #expect(try await contexts.found("vessel", mode: .text).isEmpty)
        }
    }

    @Test(arguments: ContextDatabase.allCases)
    func withoutTheModelWordsAreFoundAndItIsSaid(kind: ContextDatabase) async throws {
        try await kind.run { database in
            let model = WordEmbedding()
            let contexts = Contexts(database, model)
            try await contexts.add("ship")
            try await contexts.add("boat")
            try await contexts.makeVectors()
            model.failure = ModelError.unavailable(model: "words", reason: "it is gone", isTemporary: true)
            let result = try await contexts.search("ship")
            #expect(result.hits.map(\.context.content) == ["ship"])
            #expect(result.semanticFailure == "words is not available: it is gone")
            await #expect(throws: ModelError.self) { try await contexts.search("ship", mode: .semantic) }
        }
    }

    @Test(arguments: ContextDatabase.allCases)
    func withoutAQueryTheNewestAreGiven(kind: ContextDatabase) async throws {
        try await kind.run { database in
            let contexts = Contexts(database)
            for content in ["a", "b", "c"] {
                try await contexts.add(content, type: content == "b" ? "decision" : "note")
            }
            #expect(try await contexts.found(nil) == ["c", "b", "a"])
            #expect(try await contexts.found(" \0 ", limit: 2) == ["c", "b"])
            #expect(try await contexts.found(nil, type: "decision") == ["b"])
            #expect(try await contexts.search(nil).hits.allSatisfy { $0.score == 0 })
        }
    }

    @Test(arguments: ContextDatabase.allCases)
    func aQueryIsEmbeddedOnce(kind: ContextDatabase) async throws {
        try await kind.run { database in
            let model = WordEmbedding()
            let contexts = Contexts(database, model)
            for _ in 0..<3 { _ = try await contexts.search("ship") }
            _ = try await contexts.search("boat")
            #expect(model.asked == [["ship"], ["boat"]])
        }
    }

    private func given(_ contexts: Contexts, _ prompt: String, _ options: RetrievalOptions = .init()) async throws
        -> [String]
    {
        try await contexts.contexts(for: prompt, options: options).map(\.content)
    }

    @Test(arguments: ContextDatabase.allCases)
    func anAgentIsGivenWhatHasHalfOfTheWordsOfItsPrompt(kind: ContextDatabase) async throws {
        try await kind.run { database in
            let model = WordEmbedding()
            model.failure = ModelError.unavailable(model: "words", reason: "off", isTemporary: false)
            let contexts = Contexts(database, model)
            let ship = try await contexts.add("The ship has two engines.", type: "fact")
            try await contexts.add("Birds fly.")
            // In any of their English forms.
            let found = try await contexts.contexts(
                for: "Which engine does the Ship have? And the crew?", options: RetrievalOptions())
            #expect(found.map(\.content) == ["The ship has two engines."])
            #expect(found.first?.citation == ModelCitation(id: ship.id, type: "fact", score: 1.0 / 61))
            #expect(try await given(contexts, "Do birds sing?") == ["Birds fly."])
            #expect(try await given(contexts, "Do birds sing or dance?").isEmpty)
            #expect(try await given(contexts, "And what of the?").isEmpty)
            #expect(try await given(contexts, " \0 ").isEmpty)
            #expect(try await given(contexts, "ship", RetrievalOptions(maximumContexts: 0)).isEmpty)
        }
    }

    @Test(arguments: ContextDatabase.allCases)
    func fourWordsOfALongPromptAreEnough(kind: ContextDatabase) async throws {
        try await kind.run { database in
            let contexts = Contexts(database)
            try await contexts.add("alpha beta gamma delta")
            try await contexts.add("alpha beta gamma")
            let long =
                "alpha beta gamma delta one two three four five six seven eight nine ten \"quoted\" (odd) -words*"
            let words = RetrievalOptions(minimumSimilarity: 1)
            #expect(try await given(contexts, long, words) == ["alpha beta gamma delta"])
        }
    }

    @Test(arguments: ContextDatabase.allCases)
    func anAgentIsGivenWhatIsLikeItsPromptAndNothingElse(kind: ContextDatabase) async throws {
        try await kind.run { database in
            let contexts = Contexts(database)
            for content in ["boat", "bird", "truck wheel engine"] { try await contexts.add(content) }
            try await contexts.makeVectors()
            // The same in other words, which no word of it says.
            #expect(try await given(contexts, "vessel") == ["boat"])
            #expect(try await given(contexts, "mountain").isEmpty)
            #expect(try await given(contexts, "vessel", RetrievalOptions(minimumSimilarity: -1)).count == 3)
            // What is alike leaves no room for less.
            #expect(
                try await given(contexts, "vessel", RetrievalOptions(maximumContexts: 1, minimumSimilarity: -1)) == [
                    "boat"
                ])
        }
    }
}
