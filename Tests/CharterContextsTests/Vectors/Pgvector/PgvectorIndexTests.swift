import CharterContexts
import CharterStorage
import Logging
import Testing

/// Search by pgvector, where there is a PostgreSQL that has it.
@Suite(
    .serialized, .timeLimit(.minutes(5)),
    .enabled(if: PgvectorDatabase.programs != nil, "no PostgreSQL with pgvector; Tests/EndToEnd/install brings one"))
struct PgvectorIndexTests {
    private func near(
        _ contexts: Contexts, _ vector: [Float], model: String? = nil, type: String? = nil, limit: Int = 10
    ) async throws -> [String] {
        try await contexts.search(near: vector, model: model, type: type, limit: limit).map(\.context.content)
    }

    private func add(_ contexts: Contexts, _ content: String, _ vector: [Float], type: String = "note") async throws
        -> ContextDocument
    {
        let context = try await contexts.add(content, type: type)
        _ = try await contexts.putVector(context.id, model: contexts.embeddingModel, vector)
        return context
    }

    @Test func theIndexIsUsedAndNothingIsKeptInMemory() async throws {
        try await PgvectorDatabase.run { database in
            let contexts = Contexts(database, WordEmbedding(dimension: 3))
            #expect(try await contexts.usesPgvector())
            _ = try await add(contexts, "east", [1, 0, 0])
            _ = try await add(contexts, "north", [0, 1, 0])
            // Before the extension has its copies, and behind.
            #expect(try await near(contexts, [1, 0.1, 0]) == ["east", "north"])
            try await contexts.refreshIndex()
            #expect(try await near(contexts, [1, 0.1, 0]) == ["east", "north"])
            #expect(contexts.indexFigures.vectors == 0)
            let plan = try await database.query(
                """
                SELECT count(*) FROM pg_indexes WHERE tablename = 'context_vectors' AND indexdef LIKE '%hnsw%'
                    AND indexdef LIKE '%vector(3)%'
                """)
            #expect(try plan.first?.decode(0, as: Int.self) == 1)
        }
    }

    @Test func changesAndDeletionsAreFollowed() async throws {
        try await PgvectorDatabase.run { database in
            let (here, there) = (
                Contexts(database, WordEmbedding(dimension: 2)), Contexts(database, WordEmbedding(dimension: 2))
            )
            let first = try await add(here, "first", [1, 0])
            let second = try await add(here, "second", [0, 1])
            try await there.refreshIndex()
            _ = try await here.putVector(first.id, model: "words", [0, 1])
            _ = try await here.putVector(second.id, model: "words", [1, 0.1])
            #expect(try await near(there, [1, 0]) == ["second", "first"])
            try await here.refreshIndex()
            #expect(try await near(there, [1, 0]) == ["second", "first"])
            _ = try await here.update(first.id, ContextChange(type: "decision"))
            #expect(try await near(there, [1, 0], type: "decision") == ["first"])
            try await here.delete(second.id)
            #expect(try await near(there, [1, 0]) == ["first"])
        }
    }

    @Test func otherModelsAndLengthsAreFoundWithoutAnIndex() async throws {
        try await PgvectorDatabase.run { database in
            let contexts = Contexts(database, WordEmbedding(dimension: 2))
            let context = try await add(contexts, "text", [1, 0])
            let model = "it's \"quoted\" %s $1"
            _ = try await contexts.putVector(context.id, model: model, [1, 2, 3])
            try await contexts.refreshIndex()
            #expect(try await near(contexts, [1, 2, 3], model: model) == ["text"])
            #expect(try await near(contexts, [1, 2], model: model).isEmpty)
            #expect(try await near(contexts, [1, 2, 3]).isEmpty)
            #expect(try await near(contexts, [1, 2, 3], model: model, type: "it's").isEmpty)
        }
    }

    @Test func theNearestOfManyAreFoundAlsoOfARareType() async throws {
        try await PgvectorDatabase.run { database in
            let contexts = Contexts(database, WordEmbedding(dimension: 16))
            var random = SeededRandom(9)
            var vectors: [[Float]] = []
            for number in 0..<600 {
                vectors.append(random.vector(16))
                _ = try await add(contexts, "\(number)", vectors[number], type: number % 100 == 0 ? "rare" : "note")
            }
            try await contexts.refreshIndex()
            let query = random.vector(16)
            let exact = vectors.indices.sorted { cosine(query, vectors[$0]) > cosine(query, vectors[$1]) }
            let found = try await near(contexts, query, limit: 10)
            #expect(Set(found).intersection(exact.prefix(10).map(String.init)).count >= 9)
            #expect(try await near(contexts, query, type: "rare") == exact.filter { $0 % 100 == 0 }.map(String.init))
        }
    }

    @Test func wholeSearchesGoByIt() async throws {
        try await PgvectorDatabase.run { database in
            let contexts = Contexts(database)
            for content in ["ship", "bird", "car"] { try await contexts.add(content) }
            try await contexts.makeVectors()
            #expect(try await contexts.found("boat", mode: .semantic, limit: 1) == ["ship"])
            try await contexts.refreshIndex()
            #expect(try await contexts.found("boat", mode: .semantic, limit: 1) == ["ship"])
            #expect(try await contexts.found("ship", limit: 1) == ["ship"])
        }
    }

    private func cosine(_ left: [Float], _ right: [Float]) -> Float {
        let length = { (vector: [Float]) in vector.reduce(0) { $0 + $1 * $1 }.squareRoot() }
        return zip(left, right).reduce(0) { $0 + $1.0 * $1.1 } / (length(left) * length(right))
    }
}
