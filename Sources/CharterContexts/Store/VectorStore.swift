import CharterResilience
import CharterStorage
import Foundation

/// The statements of vectors. Every write takes the next revision, last of all in its transaction: whoever waits for it
/// then holds nothing that another waits for but rows of contexts, which all take before it.
struct VectorStore: Sendable {
    let database: any Database
    let clock: WallClock

    init(_ database: any Database, clock: WallClock) {
        self.database = database
        self.clock = clock
    }

    // MARK: Writing

    /// Writes a vector of a client's own.
    /// - Parameter standsForEmbedding: Whether it takes the place of the one that the server would make.
    /// - Throws: `ContextError.notFound`, `ContextError.invalid` for too many vectors.
    func put(_ id: String, model: String, _ vector: [Float], standsForEmbedding: Bool) async throws -> ContextVector {
        try await database.transaction { [clock] transaction in
            let context = try await ContextStore.context(id, transaction, forUpdate: true)
            let models = try await transaction.query(Self.selectModels, [.integer(context.number)])
                .map { try $0.decode(0, as: String.self) }
            guard models.contains(model) || models.count < ContextLimits.vectorsOfContext else {
                throw ContextError.invalid(
                    reason: "a context has vectors of \(ContextLimits.vectorsOfContext) models at most")
            }
            if standsForEmbedding {
                try await transaction.execute(Self.markEmbedded, [.integer(context.number), .text(model)])
            }
            let revision = try await Self.nextRevisions(1, transaction)
            let time = clock.now()
            try await transaction.execute(
                Self.upsert,
                [
                    .integer(context.number), .text(model), .text(context.type), .bytes(VectorBytes.encode(vector)),
                    .bool(false), .integer(revision), .timestamp(time),
                ])
            return ContextVector(
                contextID: id, model: model, vector: vector, isEmbedding: false, writtenAt: time, revision: revision)
        }
    }

    /// Writes vectors of contents, but not of those that have changed since, and takes away those of models before.
    func write(_ embeddings: [ContentEmbedding], model: String) async throws {
        try await database.transaction { [clock] transaction in
            var current: [ContentEmbedding] = []
            for embedding in embeddings {
                let content = embedding.content
                let changed = try await transaction.execute(
                    Self.markContentEmbedded,
                    [.integer(content.number), .integer(content.contentVersion), .text(model)])
                if changed == 1 { current.append(embedding) }
            }
            guard !current.isEmpty else { return }
            let last = try await Self.nextRevisions(current.count, transaction)
            for (position, embedding) in current.enumerated() {
                try await transaction.execute(
                    Self.upsert,
                    [
                        .integer(embedding.content.number), .text(model), .text(embedding.content.type),
                        .bytes(VectorBytes.encode(embedding.vector)), .bool(true),
                        .integer(last - Int64(current.count - 1 - position)), .timestamp(clock.now()),
                    ])
                let old = try await transaction.query(
                    Self.selectOldEmbeddings, [.integer(embedding.content.number), .text(model)])
                try await delete(old.map { try $0.decode(0) }, of: embedding.content.number, transaction)
            }
        }
    }

    /// - Throws: `ContextError.nothingThere` when the context has no vector of the model.
    func delete(_ id: String, model: String) async throws {
        try await database.transaction { transaction in
            let context = try await ContextStore.context(id, transaction, forUpdate: true)
            let models = try await transaction.query(Self.selectModels, [.integer(context.number)])
                .map { try $0.decode(0, as: String.self) }
            guard models.contains(model) else {
                throw ContextError.nothingThere(
                    what: "vector of the model \"\(model.prefix(100))\" of \"\(id.prefix(100))\"")
            }
            try await transaction.execute(Self.markUnembedded, [.integer(context.number), .text(model)])
            try await delete([model], of: context.number, transaction)
        }
    }

    func deleteAll(of number: Int64, _ transaction: any SQLExecutor) async throws {
        let models = try await transaction.query(Self.selectModels, [.integer(number)])
        try await delete(models.map { try $0.decode(0) }, of: number, transaction)
    }

    private func delete(_ models: [String], of number: Int64, _ transaction: any SQLExecutor) async throws {
        guard !models.isEmpty else { return }
        let last = try await Self.nextRevisions(models.count, transaction)
        for (position, model) in models.enumerated() {
            try await transaction.execute(
                Self.bury,
                [.integer(number), .text(model), .integer(last - Int64(position)), .timestamp(clock.now())])
        }
    }

    /// Tells the readers of changes that a context has another type.
    func changeType(of number: Int64, to type: String, _ transaction: any SQLExecutor) async throws {
        let models = try await transaction.query(Self.selectModels, [.integer(number)])
        guard !models.isEmpty else { return }
        let last = try await Self.nextRevisions(models.count, transaction)
        for (position, model) in models.enumerated() {
            try await transaction.execute(
                Self.retype,
                [.integer(number), .text(try model.decode(0)), .text(type), .integer(last - Int64(position))])
        }
    }

    /// Forgets what was deleted before a time.
    func purge(before time: Date) async throws {
        try await database.execute(Self.purgeBuried, [.timestamp(time)])
    }

    /// Reserves so many revisions, and gives the last of them.
    private static func nextRevisions(_ count: Int, _ transaction: any SQLExecutor) async throws -> Int64 {
        guard let row = try await transaction.query(takeRevisions, [.integer(Int64(count))]).first else {
            throw StorageError.unexpectedColumn(position: 0, expected: "a revision", found: "nothing")
        }
        return try row.decode(0)
    }

    // MARK: Statements

    private static let takeRevisions: SQL =
        "UPDATE context_vector_revisions SET last = last + $1 WHERE id = 1 RETURNING last"

    private static let selectModels: SQL =
        "SELECT model FROM context_vectors WHERE context = $1 AND vector IS NOT NULL ORDER BY model"

    /// Context, model.
    private static let selectOldEmbeddings: SQL = """
        SELECT model FROM context_vectors
        WHERE context = $1 AND model <> $2 AND is_embedding AND vector IS NOT NULL ORDER BY model
        """

    /// Context, model, type, vector, whether it is an embedding, revision, time.
    private static let upsert: SQL = """
        INSERT INTO context_vectors (context, model, type, vector, is_embedding, revision, written_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (context, model) DO UPDATE SET type = excluded.type, vector = excluded.vector,
            is_embedding = excluded.is_embedding, revision = excluded.revision, written_at = excluded.written_at
        """

    /// Context, model, revision, time.
    private static let bury: SQL = """
        UPDATE context_vectors SET vector = NULL, revision = $3, written_at = $4 WHERE context = $1 AND model = $2
        """

    /// Context, model, type, revision.
    private static let retype: SQL =
        "UPDATE context_vectors SET type = $3, revision = $4 WHERE context = $1 AND model = $2"

    private static let purgeBuried: SQL = "DELETE FROM context_vectors WHERE vector IS NULL AND written_at < $1"

    /// Context, model.
    private static let markEmbedded: SQL = "UPDATE contexts SET embedded_model = $2 WHERE number = $1"

    /// Context, model. The server makes its own again.
    private static let markUnembedded: SQL =
        "UPDATE contexts SET embedded_model = '' WHERE number = $1 AND embedded_model = $2"

    /// Context, version of its content, model.
    private static let markContentEmbedded: SQL =
        "UPDATE contexts SET embedded_model = $3 WHERE number = $1 AND content_version = $2"
}
