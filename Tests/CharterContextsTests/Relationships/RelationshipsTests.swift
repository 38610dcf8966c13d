import CharterContexts
import CharterStorage
import Testing

/// Relationships over real databases.
@Suite(.timeLimit(.minutes(5)))
struct RelationshipsTests {
    /// Contexts whose contents are the names, and relationships `from → to` of the strengths.
    private func graph(
        _ contexts: Contexts, _ names: [String], _ edges: [(String, String, Double)]
    ) async throws -> [String: String] {
        var ids: [String: String] = [:]
        for name in names { ids[name] = try await contexts.add(name).id }
        for (source, target, strength) in edges {
            _ = try await contexts.relate(
                try #require(ids[source]),
                RelationshipDraft(target: try #require(ids[target]), type: "leads_to", strength: strength))
        }
        return ids
    }

    private func walk(
        _ contexts: Contexts, _ id: String?, _ direction: RelationshipDirection = .outgoing, depth: Int, limit: Int = 50
    ) async throws -> [String] {
        try await contexts.related(to: try #require(id), direction, depth: depth, limit: limit)
            .map { "\($0.context.content)\($0.depth)" }
    }

    @Test(arguments: ContextDatabase.allCases)
    func theSameRelationshipAgainChangesItsStrength(kind: ContextDatabase) async throws {
        try await kind.run { database in
            let contexts = Contexts(database)
            let ids = try await graph(contexts, ["a", "b"], [("a", "b", 0.5), ("a", "b", 0.75)])
            let (a, b) = (try #require(ids["a"]), try #require(ids["b"]))
            let said = try await contexts.relationships(of: [a])
            #expect(said[a]?.map(\.strength) == [0.75])
            #expect(said[a]?.map(\.target) == [b])
            #expect(try await contexts.relationships(of: [a], .incoming).isEmpty)
            #expect(try await contexts.relationships(of: [a, b], .both).mapValues(\.count) == [a: 1, b: 1])
            try await contexts.unrelate(a, target: b, type: "leads_to")
            #expect(try await contexts.relationships(of: [a]).isEmpty)
            await #expect(throws: ContextError.self) { try await contexts.unrelate(a, target: b, type: "leads_to") }
        }
    }

    @Test(arguments: ContextDatabase.allCases)
    func aContextIsCreatedWithRelationshipsOrNotAtAll(kind: ContextDatabase) async throws {
        try await kind.run { database in
            let contexts = Contexts(database)
            let target = try await contexts.add("target")
            let context = try await contexts.create(
                ContextDraft(
                    type: "t", content: "x", relationships: [.init(target: target.id, type: "about", strength: 0.25)],
                    owner: "u"))
            #expect(try await contexts.relationships(of: [context.id])[context.id]?.first?.strength == 0.25)
            await #expect(throws: ContextError.notFound(id: "nobody")) {
                try await contexts.create(
                    ContextDraft(
                        type: "t", content: "y", relationships: [.init(target: "nobody", type: "about")], owner: "u"))
            }
            #expect(try await contexts.list(limit: 10).items.map(\.content) == ["x", "target"])
            await #expect(throws: ContextError.invalid(reason: "a context cannot have a relationship to itself")) {
                try await contexts.relate(target.id, RelationshipDraft(target: target.id, type: "x"))
            }
        }
    }

    @Test(arguments: ContextDatabase.allCases)
    func walksEndInCyclesAndAtTheirBounds(kind: ContextDatabase) async throws {
        try await kind.run { database in
            let contexts = Contexts(database)
            let ids = try await graph(
                contexts, ["a", "b", "c", "d", "e"],
                [("a", "b", 0.5), ("a", "c", 0.9), ("b", "d", 1), ("c", "d", 0.1), ("d", "a", 1), ("d", "e", 1)])
            #expect(try await walk(contexts, ids["a"], depth: 1) == ["c1", "b1"])
            #expect(try await walk(contexts, ids["a"], depth: 2) == ["c1", "b1", "d2"])
            #expect(try await walk(contexts, ids["a"], depth: 99) == ["c1", "b1", "d2", "e3"])
            #expect(try await walk(contexts, ids["a"], depth: 9, limit: 3) == ["c1", "b1", "d2"])
            #expect(try await walk(contexts, ids["a"], depth: 0).isEmpty)
            #expect(try await walk(contexts, ids["d"], .incoming, depth: 1) == ["b1", "c1"])
            #expect(try await walk(contexts, ids["e"], .both, depth: 2) == ["d1", "a2", "b2", "c2"])
        }
    }

    @Test(arguments: ContextDatabase.allCases)
    func whatIsDeletedTakesItsRelationshipsAlong(kind: ContextDatabase) async throws {
        try await kind.run { database in
            let contexts = Contexts(database)
            let ids = try await graph(contexts, ["a", "b", "c"], [("a", "b", 1), ("b", "c", 1)])
            try await contexts.delete(try #require(ids["b"]))
            #expect(try await walk(contexts, ids["a"], .both, depth: 5).isEmpty)
            let last = try #require(ids["c"])
            #expect(try await contexts.relationships(of: [last], .incoming).isEmpty)
        }
    }
}
