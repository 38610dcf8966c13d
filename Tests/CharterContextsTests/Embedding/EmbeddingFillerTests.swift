import CharterContexts
import CharterModels
import CharterStorage
import Testing

/// Making vectors, over real databases.
@Suite(.timeLimit(.minutes(5)))
struct EmbeddingFillerTests {
    private func vectors(_ contexts: Contexts) async throws -> [String: [String]] {
        var models: [String: [String]] = [:]
        for vector in try await contexts.vectors(limit: 500).items {
            models[try await contexts.context(vector.contextID).content, default: []].append(vector.model)
        }
        return models
    }

    @Test(arguments: ContextDatabase.allCases)
    func whatLacksAVectorGetsOneOnce(kind: ContextDatabase) async throws {
        try await kind.run { database in
            let model = WordEmbedding()
            let contexts = Contexts(database, model)
            for number in 0..<40 { try await contexts.add("text \(number)") }
            #expect(try await contexts.waitingForVectors() == 40)
            try await contexts.makeVectors()
            try await contexts.makeVectors()
            #expect(try await contexts.waitingForVectors() == 0)
            #expect(try await vectors(contexts).count == 40)
            #expect(model.asked.flatMap { $0 }.count == 40)
        }
    }

    @Test(arguments: ContextDatabase.allCases)
    func aModelThatIsAwayKeepsNobodyFromWriting(kind: ContextDatabase) async throws {
        try await kind.run { database in
            let model = WordEmbedding()
            model.failure = ModelError.upstream(model: "words", status: 503, detail: "gone", partialText: "")
            let contexts = Contexts(database, model)
            try await contexts.add("ship")
            await #expect(throws: ModelError.self) { try await contexts.makeVectors() }
            #expect(try await contexts.waitingForVectors() == 1)
            model.failure = nil
            try await contexts.makeVectors()
            #expect(try await contexts.found("boat", mode: .semantic) == ["ship"])
        }
    }

    @Test(arguments: ContextDatabase.allCases)
    func changedContentsGetNewVectorsAndOtherChangesDoNot(kind: ContextDatabase) async throws {
        try await kind.run { database in
            let model = WordEmbedding()
            let contexts = Contexts(database, model)
            let context = try await contexts.add("ship")
            try await contexts.makeVectors()
            _ = try await contexts.update(context.id, ContextChange(type: "decision", metadata: ["a": 1]))
            try await contexts.makeVectors()
            _ = try await contexts.update(context.id, ContextChange(content: "bird"))
            // Until there is a new one, the old vector stands.
            #expect(try await contexts.vectors(limit: 9).items.count == 1)
            try await contexts.makeVectors()
            #expect(model.asked == [["ship"], ["bird"]])
            #expect(try await contexts.vectors(limit: 9).items.map(\.vector) == [model.vector("bird")])
        }
    }

    @Test(arguments: ContextDatabase.allCases)
    func anotherModelMakesAllOfThemAnew(kind: ContextDatabase) async throws {
        try await kind.run { database in
            let old = Contexts(database, WordEmbedding())
            let context = try await old.add("ship")
            try await old.makeVectors()
            _ = try await old.putVector(context.id, model: "own", [1, 2])
            // Gives its right back at its end.
            let running = Task { await old.run() }
            running.cancel()
            await running.value
            let new = Contexts(database, WordEmbedding(name: "words-2", dimension: 16))
            #expect(try await new.waitingForVectors() == 1)
            try await new.makeVectors()
            // The old model's vector is gone; a client's own stays.
            #expect(try await vectors(new) == ["ship": ["words-2", "own"]])
            #expect(try await new.found("boat", mode: .semantic) == ["ship"])
        }
    }

    @Test(arguments: ContextDatabase.allCases)
    func aTextThatIsRefusedHoldsUpNoOther(kind: ContextDatabase) async throws {
        try await kind.run { database in
            let model = WordEmbedding()
            let contexts = Contexts(database, model)
            for content in ["one", WordEmbedding.unreadable, "two"] { try await contexts.add(content) }
            try await contexts.makeVectors()
            #expect(try await vectors(contexts).keys.sorted() == ["one", "two"])
            let calls = model.asked.count
            try await contexts.makeVectors()
            #expect(model.asked.count == calls)
        }
    }

    @Test(arguments: ContextDatabase.allCases)
    func anOwnVectorUnderTheModelsNameStandsUntilTheContentChanges(kind: ContextDatabase) async throws {
        try await kind.run { database in
            let model = WordEmbedding()
            let contexts = Contexts(database, model)
            let context = try await contexts.add("ship")
            _ = try await contexts.putVector(context.id, model: "words", model.vector("bird"))
            try await contexts.makeVectors()
            #expect(model.asked.isEmpty)
            #expect(try await contexts.vectors(limit: 9).items.map(\.isEmbedding) == [false])
            try await contexts.deleteVector(context.id, model: "words")
            try await contexts.makeVectors()
            #expect(try await contexts.vectors(limit: 9).items.map(\.vector) == [model.vector("ship")])
        }
    }

    @Test(arguments: ContextDatabase.allCases)
    func oneReplicaAtATimeMakesThem(kind: ContextDatabase) async throws {
        try await kind.run { database in
            let (first, second) = (WordEmbedding(), WordEmbedding())
            let (here, there) = (Contexts(database, first), Contexts(database, second))
            try await here.add("one")
            try await here.makeVectors()
            try await here.add("two")
            try await there.makeVectors()
            #expect(second.asked.isEmpty)
            try await here.makeVectors()
            #expect(first.asked == [["one"], ["two"]])
        }
    }

    @Test(arguments: ContextDatabase.allCases)
    func aServiceThatRunsMakesThemByItself(kind: ContextDatabase) async throws {
        try await kind.run { database in
            let contexts = Contexts(database)
            let running = Task { await contexts.run() }
            try await contexts.add("ship")
            for _ in 0..<4_000 where try await contexts.waitingForVectors() > 0 {
                try await Task.sleep(for: .milliseconds(5))
            }
            #expect(try await contexts.found("boat", mode: .semantic) == ["ship"])
            running.cancel()
            await running.value
            // It has given its right back.
            let next = Contexts(database)
            try await next.add("bird")
            try await next.makeVectors()
            #expect(try await next.waitingForVectors() == 0)
        }
    }
}
