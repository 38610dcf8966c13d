import CharterModels
import CharterStorage
import Logging

/// Search by the extension pgvector, in a PostgreSQL that has it: the nearest are found by its HNSW index, and this
/// process holds no codes in memory. The extension's copies of vectors are made behind the writes; what has no copy yet
/// is compared one by one, so nothing is missed.
actor PgvectorIndex {
    private let store: VectorStore
    private let model: any EmbeddingProvider
    private let logger: Logger
    private var preparing: Task<Bool, any Error>?

    /// Copies of one transaction.
    private static let batch = 200

    init(_ store: VectorStore, model: any EmbeddingProvider, logger: Logger) {
        self.store = store
        self.model = model
        self.logger = logger
    }

    /// Whether the database has the extension. It is asked once; a database that is away is asked again by the next
    /// call.
    func isReady() async throws -> Bool {
        let task = preparing ?? Task { try await prepare() }
        preparing = task
        do {
            return try await task.value
        } catch {
            if preparing == task { preparing = nil }
            throw error
        }
    }

    private func prepare() async throws -> Bool {
        guard store.database.dialect == .postgres else { return false }
        do {
            let dimension = try await dimension() ?? 0
            let isThere = try await store.database.query(
                Self.prepareFunction, [.text(model.name), .integer(Int64(dimension))]
            ).first?.decode(0, as: Bool.self)
            if isThere == true {
                logger.info("vectors are searched by pgvector", metadata: ["dimension": "\(dimension)"])
            }
            return isThere == true
        } catch let error as StorageError where !error.mayPass || error.isStatementTimeout {
            logger.warning(
                "pgvector cannot be used; SELECT context_vectors_prepare(model, dimension) makes its index by hand",
                metadata: ["error": "\(error)"])
            return false
        }
    }

    private func dimension() async throws -> Int? {
        if let dimension = model.dimension { return dimension }
        return try await store.database.query(Self.selectDimension, [.text(model.name)]).first?.decode(0)
    }

    /// Makes the copies that are missing.
    func fill() async throws {
        while true {
            let count = try await store.database.transaction { transaction in
                let rows = try await transaction.query(Self.selectPending, [.integer(Int64(Self.batch))])
                for row in rows {
                    let (number, model): (Int64, String) = (try row.decode(0), try row.decode(1))
                    guard let vector = VectorBytes.decode(try row.decode(2)) else { continue }
                    try await transaction.execute(
                        Self.copy, [.integer(number), .text(model), .text(Self.text(vector))])
                }
                return rows.count
            }
            guard count == Self.batch else { return }
        }
    }

    /// The contexts whose vectors of a model may be the nearest.
    func candidates(near vector: [Float], model: String, type: String?, limit: Int) async throws -> [Int64] {
        let found = try await store.database.query(
            Self.nearestFunction,
            [
                .text(model), type.map(SQLValue.text) ?? .null, .text(Self.text(vector)), .integer(Int64(vector.count)),
                .integer(Int64(limit)),
            ])
        return try found.map { try $0.decode(0) }
    }

    /// The vectors of a model that have no copy yet, behind a revision.
    func pending(model: String, type: String?, after revision: Int64, limit: Int) async throws -> [VectorChange] {
        try await store.database.query(
            Self.selectUncopied,
            [.text(model), .integer(revision), .integer(Int64(limit)), type.map(SQLValue.text) ?? .null]
        ).map { row in
            VectorChange(
                revision: try row.decode(0), number: try row.decode(1), model: model, type: try row.decode(2),
                vector: VectorBytes.decode(try row.decode(3)))
        }
    }

    /// As the extension reads it.
    private static func text(_ vector: [Float]) -> String { "[" + vector.map { "\($0)" }.joined(separator: ",") + "]" }

    // MARK: Statements, of PostgreSQL only

    private static let prepareFunction: SQL = "SELECT context_vectors_prepare($1, $2::int)"
    private static let nearestFunction: SQL = "SELECT context_vectors_nearest($1, $2, $3, $4::int, $5::int)"

    private static let selectDimension: SQL =
        "SELECT length(vector) / 4 FROM context_vectors WHERE model = $1 AND vector IS NOT NULL LIMIT 1"

    private static let selectPending: SQL = """
        SELECT context, model, vector FROM context_vectors WHERE embedding IS NULL AND vector IS NOT NULL
        ORDER BY revision LIMIT $1 FOR UPDATE SKIP LOCKED
        """

    /// Context, model, vector.
    private static let copy = SQL(
        postgres: "UPDATE context_vectors SET embedding = $3::text::vector WHERE context = $1 AND model = $2",
        sqlite: "SELECT 1")

    /// Model, revision, count, type.
    private static let selectUncopied = SQL(
        postgres: """
            SELECT revision, context, type, vector FROM context_vectors
            WHERE embedding IS NULL AND vector IS NOT NULL AND model = $1 AND revision > $2
                AND ($4::text IS NULL OR type = $4)
            ORDER BY revision LIMIT $3
            """,
        sqlite: "SELECT 1")
}

extension StorageError {
    fileprivate var isStatementTimeout: Bool {
        if case .statementTimeout = self { return true }
        return false
    }
}
