import CharterModels
import CharterResilience
import Logging

/// Search for contexts: by words, by meaning, or by both, whose rankings are then fused.
struct ContextSearch: Sendable {
    private let store: ContextStore
    private let text: TextSearch
    private let vectors: VectorSearch
    private let queries: QueryVectors
    private let model: any EmbeddingProvider
    private let options: ContextOptions
    private let clock: WallClock
    private let logger: Logger

    /// The best of each ranking that are fused.
    static let fused = 100

    init(
        _ store: ContextStore, vectors: VectorSearch, model: any EmbeddingProvider, options: ContextOptions,
        clock: WallClock, logger: Logger
    ) {
        self.store = store
        text = TextSearch(database: store.database)
        self.vectors = vectors
        queries = QueryVectors(model)
        self.model = model
        self.options = options
        self.clock = clock
        self.logger = logger
    }

    /// - Parameters:
    ///   - query: As people type it, see `WebSearchQuery`. Without one, the newest are given.
    /// - Throws: `ModelError` when only the meaning was asked for and there is no vector of the query; `StorageError`.
    func search(
        _ query: String?, type: String?, limit: Int, mode: ContextSearchMode
    ) async throws -> ContextSearchResult {
        let limit = min(max(limit, 1), ContextLimits.results)
        guard let query = Self.text(query) else {
            let newest = try await store.contexts(type: type, limit: limit, after: nil).items
            return ContextSearchResult(hits: newest.map { ContextHit(context: $0, score: 0) })
        }
        switch mode {
        case .text:
            return try await result(
                text: try await words(query, type), similar: [], limit: limit, failure: nil)
        case .semantic:
            let similar = try await meaning(try await queries.vector(of: query), type)
            return try await result(text: [], similar: similar, limit: limit, failure: nil)
        case .hybrid:
            async let similar = meaningIfPossible(query, type)
            let found = try await words(query, type)
            let (matches, failure) = try await similar
            return try await result(text: found, similar: matches, limit: limit, failure: failure)
        }
    }

    /// What helps to answer a prompt, the best first: any of its words is enough to be looked at, but what is neither alike
    /// enough nor has enough of its words is left out. Newest ones are no answer to nothing.
    func search(for prompt: String, _ options: RetrievalOptions) async throws -> [ContextHit] {
        guard options.maximumContexts > 0, let prompt = Self.text(prompt) else { return [] }
        async let similar = meaningIfPossible(prompt, nil)
        let query = WebSearchQuery(anyWordOf: prompt)
        let found = try await text.search(
            query, type: nil, limit: Self.fused, ranked: TextSearch.rankedOfAnyWord)
        let matches = try await similar.0
        let like = Set(matches.filter { $0.similarity >= options.minimumSimilarity }.map(\.number))
        let counts = try await text.counts(of: query.words, in: found.map(\.number).filter { !like.contains($0) })
        let wanted = min(
            Double(query.words.count) * RetrievalOptions.minimumWordShare, Double(RetrievalOptions.maximumWords))
        func helps(_ number: Int64) -> Bool { like.contains(number) || Double(counts[number] ?? 0) >= max(wanted, 1) }
        return try await result(
            text: found.filter { helps($0.number) }, similar: matches.filter { helps($0.number) },
            limit: min(options.maximumContexts, ContextLimits.results), failure: nil
        ).hits
    }

    /// Nil when there is nothing to search for.
    private static func text(_ query: String?) -> String? {
        let query = query.map { $0.replacing("\0", with: " ") } ?? ""
        return query.contains { !$0.isWhitespace } ? query : nil
    }

    private func words(_ query: String, _ type: String?) async throws -> [TextMatch] {
        try await text.search(WebSearchQuery(query), type: type, limit: Self.fused)
    }

    private func meaning(_ vector: [Float], _ type: String?) async throws -> [VectorMatch] {
        try await vectors.nearest(to: vector, model: model.name, type: type, limit: Self.fused)
    }

    /// A model that is away or slow leaves the words.
    private func meaningIfPossible(_ query: String, _ type: String?) async throws -> ([VectorMatch], String?) {
        let vector: [Float]
        do {
            let queries = queries
            guard
                let made = try await clock.run(
                    limit: options.queryPatience, { try await queries.vector(of: query) })
            else { return ([], "\(model.name) did not answer within \(options.queryPatience)") }
            vector = made
        } catch let error as ModelError {
            logger.debug("searching by words alone", metadata: ["error": "\(error)"])
            return ([], error.description)
        }
        return (try await meaning(vector, type), nil)
    }

    private func result(
        text: [TextMatch], similar: [VectorMatch], limit: Int, failure: String?
    ) async throws -> ContextSearchResult {
        let fused = ReciprocalRankFusion.fuse([text.map(\.number), similar.map(\.number)]).prefix(limit)
        let contexts = try await store.contexts(fused.map(\.number))
        let textRanks = Self.ranks(text.map(\.number))
        let semanticRanks = Self.ranks(similar.map(\.number))
        let similarities = Dictionary(
            similar.map { ($0.number, $0.similarity) }, uniquingKeysWith: { first, _ in first })
        let hits = fused.compactMap { number, score in
            contexts[number].map {
                ContextHit(
                    context: $0, score: score, textRank: textRanks[number], semanticRank: semanticRanks[number],
                    similarity: similarities[number])
            }
        }
        return ContextSearchResult(hits: hits, semanticFailure: failure)
    }

    private static func ranks(_ numbers: [Int64]) -> [Int64: Int] {
        Dictionary(numbers.enumerated().map { ($1, $0 + 1) }, uniquingKeysWith: { first, _ in first })
    }
}
