import CharterModels
import CharterResilience
import CharterStorage
import Foundation
import GraphQLJSON
import Logging

/// Contexts: documents, their relationships, and search by words and by meaning. What is in this module, in the order
/// in which a context meets it:
///
/// 1. `ContextDraft` is what a client sends, `ContextLimits` what it may be; `ContextStore` keeps it as a
///    `ContextDocument`;
/// 2. `RelationshipWalk` follows relationships from one to the next;
/// 3. `EmbeddingFiller` has a model make a vector of its content, `VectorStore` keeps it;
/// 4. `VectorIndex` holds codes of all vectors in memory, `VectorIndexLoader` keeps them up to date; where PostgreSQL
///    has pgvector, `PgvectorIndex` is there instead;
/// 5. `TextSearch` finds words, `VectorSearch` what means something like it, `ContextSearch` makes one ranking of both;
/// 6. `ContextMigrations` are the tables, `ContextError` is what goes wrong.
public struct Contexts: Sendable {
    private let store: ContextStore
    private let vectors: VectorSearch
    private let searching: ContextSearch
    private let filler: EmbeddingFiller
    private let embeddings: EmbeddingStore
    private let model: any EmbeddingProvider

    /// - Parameter model: Makes vectors of contents and queries.
    public init(
        _ database: any Database, model: any EmbeddingProvider, options: ContextOptions = ContextOptions(),
        clock: WallClock = .system, logger: Logger
    ) {
        store = ContextStore(database, clock: clock)
        embeddings = EmbeddingStore(database: database)
        self.model = model
        vectors = VectorSearch(
            store.vectors, index: VectorIndex(maximumBytes: options.maximumIndexBytes),
            pgvector: options.usesPgvector ? PgvectorIndex(store.vectors, model: model, logger: logger) : nil,
            clock: clock, logger: logger)
        searching = ContextSearch(
            store, vectors: vectors, model: model, options: options, clock: clock, logger: logger)
        filler = EmbeddingFiller(
            embeddings, vectors: store.vectors, model: model, options: options, clock: clock, logger: logger)
    }

    /// What its vectors are filed under unless a client says otherwise.
    public var embeddingModel: String { model.name }

    /// Of the index in memory; it stays empty where pgvector is used.
    public var indexFigures: VectorIndexFigures { vectors.figures }

    /// Whether the database's own index of vectors is used. Throws what the database throws.
    public func usesPgvector() async throws -> Bool { try await vectors.usesPgvector() }

    /// How many contexts wait for a vector. Throws what the database throws.
    public func waitingForVectors() async throws -> Int { try await embeddings.pendingCount(model: model.name) }

    /// Makes vectors and keeps the index up to date until the task is cancelled.
    public func run() async {
        await withTaskGroup { group in
            group.addTask { [filler] in await filler.run() }
            group.addTask { [vectors] in await vectors.run() }
        }
    }

    /// Makes the vectors that are missing now, unless another replica does so.
    /// - Throws: `ModelError`, and what the database throws.
    public func makeVectors() async throws { try await filler.fill() }

    /// Reads what has changed into the index. Searches do so by themselves.
    public func refreshIndex() async throws { try await vectors.catchUp() }

    // MARK: Documents

    /// - Throws: `ContextError.notFound`.
    public func context(_ id: String) async throws -> ContextDocument { try await store.context(id) }

    /// Contexts, the newest first.
    public func list(
        type: String? = nil, limit: Int, after cursor: ContextCursor? = nil
    ) async throws -> ContextPage<ContextDocument> {
        try await store.contexts(type: type, limit: limit, after: cursor)
    }

    /// - Throws: `ContextError.invalid`, `ContextError.notFound` for what a relationship is about.
    public func create(_ draft: ContextDraft) async throws -> ContextDocument {
        try draft.validate()
        let context = try await store.create(draft)
        filler.wake()
        return context
    }

    /// - Parameter expected: The version that is meant; any when nil.
    /// - Throws: `ContextError`.
    public func update(
        _ id: String, _ change: ContextChange, expectedVersion expected: Int64? = nil
    ) async throws -> ContextDocument {
        try change.validate()
        let context = try await store.update(id, change, expected: expected)
        if change.content != nil { filler.wake() }
        return context
    }

    /// Deletes a context with its relationships and vectors, and gives what it was.
    /// - Parameter expected: The version that is meant; any when nil.
    /// - Throws: `ContextError`.
    @discardableResult
    public func delete(_ id: String, expectedVersion expected: Int64? = nil) async throws -> ContextDocument {
        try await store.delete(id, expected: expected)
    }

    // MARK: Relationships

    /// Adds a relationship; the same target and type again change its strength.
    /// - Throws: `ContextError`.
    public func relate(_ id: String, _ relationship: RelationshipDraft) async throws -> ContextRelationship {
        try relationship.validate()
        return try await store.relate(id, relationship)
    }

    /// - Throws: `ContextError.nothingThere`.
    public func unrelate(_ id: String, target: String, type: String) async throws {
        try await store.unrelate(id, target: target, type: type)
    }

    /// The relationships of contexts, by the contexts' ids: of each the strongest first, `limit` at most.
    public func relationships(
        of ids: [String], _ direction: RelationshipDirection = .outgoing, limit: Int = 100
    ) async throws -> [String: [ContextRelationship]] {
        try await store.relationships(of: ids, direction, limit: limit)
    }

    /// What is found by a walk along relationships, the nearest first, of those the strongest.
    /// - Parameters:
    ///   - depth: Steps at most, up to `ContextLimits.depth`.
    ///   - limit: Contexts at most, up to `ContextLimits.walk`.
    /// - Throws: `ContextError.notFound`.
    public func related(
        to id: String, _ direction: RelationshipDirection = .outgoing, depth: Int = 1, limit: Int = 50
    ) async throws -> [RelatedContext] {
        try await store.related(to: id, direction, depth: depth, limit: limit)
    }

    // MARK: Search

    /// Contexts that fit a query, the best first. A hybrid search does without the meaning when the model is away.
    /// - Parameters:
    ///   - query: As people type it: all words must occur, or words in quotes next to each other; `or` takes either, a
    ///     minus takes out. Without one, the newest are given.
    ///   - limit: Up to `ContextLimits.results`.
    /// - Throws: `ModelError` for a search by meaning alone, and what the database throws.
    public func search(
        _ query: String?, type: String? = nil, mode: ContextSearchMode = .hybrid, limit: Int = 10
    ) async throws -> ContextSearchResult {
        try await searching.search(query, type: type, limit: limit, mode: mode)
    }

    /// Contexts whose vectors are nearest to a vector, the nearest first.
    /// - Parameter model: Whose vectors; those of the embedding model when nil.
    /// - Throws: `ContextError.invalid`, and what the database throws.
    public func search(
        near vector: [Float], model name: String? = nil, type: String? = nil, limit: Int = 10
    ) async throws -> [(context: ContextDocument, similarity: Double)] {
        try ContextLimits.check(vector: vector)
        let limit = min(max(limit, 1), ContextLimits.results)
        let matches = try await vectors.nearest(to: vector, model: name ?? model.name, type: type, limit: limit)
        let contexts = try await store.contexts(matches.map(\.number))
        return matches.compactMap { match in contexts[match.number].map { ($0, match.similarity) } }
    }

    // MARK: Vectors

    /// Vectors, those written last first.
    public func vectors(
        ofContext id: String? = nil, model: String? = nil, limit: Int, after cursor: ContextCursor? = nil
    ) async throws -> ContextPage<ContextVector> {
        try await store.vectors.vectors(contextID: id, model: model, limit: limit, after: cursor)
    }

    /// Writes a vector of a client's own. Under the name of the embedding model it takes the place of the one that
    /// would be made, until the content changes.
    /// - Throws: `ContextError`.
    public func putVector(_ id: String, model name: String, _ vector: [Float]) async throws -> ContextVector {
        try ContextLimits.check(name: name, "model's name")
        try ContextLimits.check(vector: vector)
        return try await store.vectors.put(id, model: name, vector, standsForEmbedding: name == model.name)
    }

    /// Deletes a vector. The one of the embedding model is made again.
    /// - Throws: `ContextError`.
    public func deleteVector(_ id: String, model name: String) async throws {
        try await store.vectors.delete(id, model: name)
        if name == model.name { filler.wake() }
    }
}

extension Contexts: ContextRetriever {
    public func contexts(for prompt: String, options: RetrievalOptions) async throws -> [RetrievedContext] {
        let found = try await searching.search(for: prompt, options)
        return found.map { hit in
            RetrievedContext(
                citation: ModelCitation(id: hit.context.id, type: hit.context.type, score: hit.score),
                content: hit.context.content)
        }
    }
}
