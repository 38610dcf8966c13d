import CharterContexts
import CharterStorage
import Testing

/// Search by vectors over real databases, by several replicas.
@Suite(.timeLimit(.minutes(5)))
struct VectorSearchTests {
    private func near(
        _ contexts: Contexts, _ vector: [Float], model: String? = "own", type: String? = nil, limit: Int = 10
    ) async throws -> [String] {
        try await contexts.search(near: vector, model: model, type: type, limit: limit).map(\.context.content)
    }

    @Test(arguments: ContextDatabase.allCases)
    func theNearestComeFirstWithTheirCosine(kind: ContextDatabase) async throws {
        try await kind.run { database in
            let contexts = Contexts(database)
            for (content, vector) in [("east", [1, 0]), ("north", [0, 1]), ("northeast", [1, 1])] as [(String, [Float])]
            {
                let context = try await contexts.add(content)
                _ = try await contexts.putVector(context.id, model: "own", vector)
            }
            let found = try await contexts.search(near: [2, 0.1], model: "own", limit: 2)
            #expect(found.map(\.context.content) == ["east", "northeast"])
            #expect(abs((found.first?.similarity ?? 0) - 0.9987) < 0.001)
            #expect(try await near(contexts, [1, 0], model: "other").isEmpty)
            #expect(try await near(contexts, [1, 0, 0]).isEmpty)
            await #expect(throws: ContextError.self) { try await near(contexts, [0, 0]) }
        }
    }

    @Test(arguments: ContextDatabase.allCases)
    func whatAnotherReplicaDoesIsSeenAtOnce(kind: ContextDatabase) async throws {
        try await kind.run { database in
            let (here, there) = (Contexts(database), Contexts(database))
            let (first, second) = (try await here.add("first"), try await here.add("second"))
            #expect(try await near(there, [1, 0]).isEmpty)
            _ = try await here.putVector(first.id, model: "own", [1, 0])
            _ = try await here.putVector(second.id, model: "own", [0, 1])
            #expect(try await near(there, [1, 0]) == ["first", "second"])
            _ = try await here.putVector(second.id, model: "own", [2, 0.1])
            _ = try await here.putVector(first.id, model: "own", [0, 1])
            #expect(try await near(there, [1, 0]) == ["second", "first"])
            _ = try await here.update(first.id, ContextChange(type: "decision"))
            #expect(try await near(there, [1, 0], type: "decision") == ["first"])
            #expect(try await near(there, [1, 0], type: "note") == ["second"])
            try await here.delete(second.id)
            #expect(try await near(there, [1, 0]) == ["first"])
            try await here.deleteVector(first.id, model: "own")
            #expect(try await near(there, [1, 0]).isEmpty)
            #expect(there.indexFigures.vectors == 0)
        }
    }

    @Test(arguments: ContextDatabase.allCases)
    func whatTheIndexHasNoRoomForIsFoundAllTheSame(kind: ContextDatabase) async throws {
        try await kind.run { database in
            let contexts = Contexts(database, maximumIndexBytes: 160)
            var ids: [String] = []
            for number in 0..<9 {
                let context = try await contexts.add("\(number)")
                ids.append(context.id)
                _ = try await contexts.putVector(context.id, model: "own", [1, Float(number)])
            }
            #expect(try await near(contexts, [1, 0], limit: 4) == ["0", "1", "2", "3"])
            #expect(try await near(contexts, [0, 1], limit: 3) == ["8", "7", "6"])
            #expect(!contexts.indexFigures.isComplete)
            _ = try await contexts.putVector(ids[0], model: "own", [1, 100])
            try await contexts.delete(ids[1])
            #expect(try await near(contexts, [1, 0], limit: 2) == ["2", "3"])
            #expect(try await near(contexts, [0, 1], limit: 2) == ["0", "8"])
        }
    }

    @Test(arguments: ContextDatabase.allCases)
    func vectorsAreListedAndBounded(kind: ContextDatabase) async throws {
        try await kind.run { database in
            let contexts = Contexts(database)
            let context = try await contexts.add("text")
            for number in 0..<ContextLimits.vectorsOfContext {
                _ = try await contexts.putVector(context.id, model: "m\(number)", [Float(number + 1), 0.5])
            }
            await #expect(throws: ContextError.self) { try await contexts.putVector(context.id, model: "more", [1]) }
            _ = try await contexts.putVector(context.id, model: "m3", [9])
            let page = try await contexts.vectors(ofContext: context.id, limit: 2)
            #expect(page.items.map(\.model) == ["m3", "m15"])
            #expect(page.items.map(\.vector) == [[9], [16, 0.5]])
            #expect(page.items.map(\.contextID) == [context.id, context.id])
            let rest = try await contexts.vectors(limit: 100, after: page.next)
            #expect(rest.items.count == 14)
            #expect(rest.next == nil)
            #expect(try await contexts.vectors(model: "m3", limit: 9).items.count == 1)
            #expect(try await contexts.vectors(ofContext: "nobody\0", limit: 9).items.isEmpty)
        }
    }

    @Test(arguments: ContextDatabase.allCases)
    func writersAtTheSameTimeLeaveNoGaps(kind: ContextDatabase) async throws {
        try await kind.run { database in
            let (contexts, reader) = (Contexts(database), Contexts(database))
            let context = try await contexts.add("text")
            await withTaskGroup { group in
                for number in 0..<12 {
                    group.addTask {
                        do {
                            _ = try await contexts.putVector(context.id, model: "m\(number)", [1, 2])
                            try await reader.refreshIndex()
                        } catch {
                            Issue.record(error)
                        }
                    }
                }
            }
            try await reader.refreshIndex()
            #expect(reader.indexFigures.vectors == 12)
            #expect(reader.indexFigures.revision == 12)
        }
    }
}
