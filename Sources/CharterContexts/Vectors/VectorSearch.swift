import CharterResilience
import CharterStorage
import Logging

/// Search by vectors: an index finds the few hundred that may be nearest, whose vectors in the table are then compared
/// exactly. What the index does not contain is looked through in the table, so nothing is missed.
///
/// The index is pgvector's where the database has it, otherwise codes in memory.
struct VectorSearch: Sendable {
    private let store: VectorStore
    private let index: VectorIndex
    private let loader: VectorIndexLoader
    /// Nil when it is not wanted.
    private let pgvector: PgvectorIndex?
    private let clock: WallClock
    private let logger: Logger

    init(_ store: VectorStore, index: VectorIndex, pgvector: PgvectorIndex?, clock: WallClock, logger: Logger) {
        self.store = store
        self.index = index
        self.pgvector = pgvector
        self.clock = clock
        self.logger = logger
        loader = VectorIndexLoader(store: store, index: index, clock: clock, logger: logger)
    }

    /// Vectors that are compared exactly for each search, at least.
    static let candidates = 200
    private static let interval = Duration.seconds(2)

    var figures: VectorIndexFigures { index.figures }

    /// Keeps the index up to date until the task is cancelled.
    func run() async {
        var isAway = false
        while !Task.isCancelled {
            do {
                guard try await usesPgvector() else { return await loader.run() }
                try await pgvector?.fill()
                isAway = false
            } catch {
                // Said once, and not again until the database has been back.
                logger.log(
                    level: isAway ? .debug : .warning, "the index of vectors waits for the database",
                    metadata: ["error": "\(error)"])
                isAway = true
            }
            do {
                try await clock.sleep(Self.interval)
            } catch {
                return
            }
        }
    }

    /// Brings what has changed into the index.
    func catchUp() async throws {
        if try await usesPgvector() {
            try await pgvector?.fill()
        } else {
            try await loader.catchUp()
        }
    }

    func usesPgvector() async throws -> Bool { try await pgvector?.isReady() ?? false }

    /// The contexts whose vectors of a model are nearest to a vector, the nearest first; those of another dimension are
    /// not compared.
    func nearest(to vector: [Float], model: String, type: String?, limit: Int) async throws -> [VectorMatch] {
        if type?.utf8.contains(0) == true || model.utf8.contains(0) { return [] }
        let query = VectorQuery(vector: vector, model: model, type: type, limit: limit)
        if let pgvector, try await pgvector.isReady() {
            // First what the index does not contain: what it takes up meanwhile is then found there.
            let rest = try await query.nearest { position, count in
                try await pgvector.pending(model: model, type: type, after: position, limit: count)
            }
            let found = try await pgvector.candidates(near: vector, model: model, type: type, limit: candidates(limit))
            return query.best(rest + query.compare(try await store.vectors(of: found, model: model)))
        }
        try await loader.catchUp()
        let snapshot = index.snapshot(VectorIndex.SpaceKey(model: model, dimension: vector.count), type: type)
        var found: [Int64] = []
        if let space = snapshot.space, type == nil || snapshot.type != nil {
            found = try await space.nearest(to: vector, limit: candidates(limit), type: snapshot.type)
        }
        let rest = try await query.nearest(after: snapshot.revision) { position, count in
            try await store.changes(after: position, limit: count)
        }
        return query.best(rest + query.compare(try await store.vectors(of: found, model: model)))
    }

    private func candidates(_ limit: Int) -> Int { max(Self.candidates, limit * 4) }
}
