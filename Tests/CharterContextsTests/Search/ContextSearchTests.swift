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

    @Test(arguments: ContextDatabase.allCases)
    func anAgentIsGivenWhatFitsAnyWordOfItsPrompt(kind: ContextDatabase) async throws {
        try await kind.run { database in
            let model = WordEmbedding()
            model.failure = ModelError.unavailable(model: "words", reason: "off", isTemporary: false)
            let contexts = Contexts(database, model)
            let ship = try await contexts.add("The ship has two engines.", type: "fact")
            try await contexts.add("Birds fly.")
            let found = try await contexts.contexts(
                for: "How many engines does it have, and what of the crew?", limit: 3)
            #expect(found.map(\.content) == ["The ship has two engines."])
            #expect(found.first?.citation == ModelCitation(id: ship.id, type: "fact", score: 1.0 / 61))
        }
    }
}
