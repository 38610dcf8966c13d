import CharterResilience
import CharterStorage
import Foundation
import GraphQLJSON

/// The statements of contexts. Every call throws what the database throws, and `ContextError`.
struct ContextStore: Sendable {
    let database: any Database
    let clock: WallClock
    let vectors: VectorStore

    init(_ database: any Database, clock: WallClock) {
        self.database = database
        self.clock = clock
        vectors = VectorStore(database, clock: clock)
    }

    // MARK: Reading

    /// - Throws: `ContextError.notFound`.
    func context(_ id: String) async throws -> ContextDocument {
        try await Self.context(id, database)
    }

    /// The contexts with these numbers, as far as they exist, by their numbers.
    func contexts(_ numbers: [Int64]) async throws -> [Int64: ContextDocument] {
        guard !numbers.isEmpty else { return [:] }
        let documents = try await database.query(Self.selectNumbers, [SQLList.parameter(numbers)])
            .map(ContextDocument.init)
        return Dictionary(documents.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Contexts, the newest first.
    /// - Parameter limit: 1 to `ContextLimits.page`; values outside are brought inside.
    func contexts(type: String?, limit: Int, after cursor: ContextCursor?) async throws -> ContextPage<ContextDocument>
    {
        let limit = min(max(limit, 1), ContextLimits.page)
        if type?.utf8.contains(0) == true { return ContextPage([], limit: limit, cursor: \.cursor) }
        let rows = try await database.query(
            Self.selectPage(ofType: type != nil),
            [
                .integer(cursor?.number ?? .max), .integer(Int64(limit + 1)), type.map(SQLValue.text) ?? .null,
            ])
        return ContextPage(try rows.map(ContextDocument.init), limit: limit, cursor: \.cursor)
    }

    static func context(_ id: String, _ executor: any SQLExecutor, forUpdate: Bool = false) async throws
        -> ContextDocument
    {
        guard !id.utf8.contains(0) else { throw ContextError.notFound(id: id) }
        let statement = forUpdate ? selectForUpdate : select
        guard let row = try await executor.query(statement, [.text(id)]).first else {
            throw ContextError.notFound(id: id)
        }
        return try ContextDocument(row)
    }

    // MARK: Writing

    func create(_ draft: ContextDraft) async throws -> ContextDocument {
        let id = UUID().uuidString.lowercased()
        return try await database.transaction { [clock] transaction in
            let rows = try await transaction.query(
                Self.insert,
                [
                    .text(id), .text(draft.type), .text(draft.content), Self.parameter(draft.metadata),
                    .text(draft.owner), .timestamp(clock.now()),
                ])
            guard let row = rows.first else { throw ContextError.notFound(id: id) }
            let context = try ContextDocument(row)
            for relationship in draft.relationships {
                try await Self.relate(context, relationship, at: clock.now(), transaction)
            }
            return context
        }
    }

    /// - Parameter expected: The version that is meant; any when nil.
    /// - Throws: `ContextError.versionConflict`.
    func update(_ id: String, _ change: ContextChange, expected: Int64?) async throws -> ContextDocument {
        try await database.transaction { [clock, vectors] transaction in
            let old = try await Self.checked(id, expected, transaction)
            let changesContent = change.content.map { $0 != old.content } ?? false
            var metadata = old.metadata
            if let changed = change.metadata { metadata = changed }
            let rows = try await transaction.query(
                changesContent ? Self.updateContent : Self.updateRest,
                [
                    .integer(old.number), .text(change.type ?? old.type), Self.parameter(metadata),
                    .timestamp(clock.now()),
                ] + (changesContent ? [.text(change.content ?? old.content)] : []))
            guard let row = rows.first else { throw ContextError.notFound(id: id) }
            let new = try ContextDocument(row)
            if new.type != old.type {
                try await vectors.changeType(of: new.number, to: new.type, transaction)
            }
            return new
        }
    }

    /// Deletes a context with its relationships and vectors.
    /// - Parameter expected: The version that is meant; any when nil.
    /// - Throws: `ContextError.versionConflict`.
    func delete(_ id: String, expected: Int64?) async throws -> ContextDocument {
        try await database.transaction { [vectors] transaction in
            let context = try await Self.checked(id, expected, transaction)
            try await transaction.execute(Self.deletion, [.integer(context.number)])
            try await vectors.deleteAll(of: context.number, transaction)
            return context
        }
    }

    private static func checked(
        _ id: String, _ expected: Int64?, _ transaction: any SQLExecutor
    ) async throws -> ContextDocument {
        let context = try await context(id, transaction, forUpdate: true)
        if let expected, expected != context.version {
            throw ContextError.versionConflict(id: id, expected: expected, actual: context.version)
        }
        return context
    }

    static func parameter(_ metadata: JSONObject?) -> SQLValue {
        metadata.map { .text(JSONValue.object($0).serializedText) } ?? .null
    }

    // MARK: Statements

    static let columns: SQL = "number, id, type, content, metadata, version, owner, created_at, updated_at"

    private static let select = "SELECT" + columns + "FROM contexts WHERE id = $1"
    private static let selectForUpdate = select + SQL(postgres: "FOR UPDATE", sqlite: "")
    private static let selectNumbers = "SELECT" + columns + "FROM contexts WHERE number IN" + SQLList.numbers1

    /// Number before which to go on, count, type.
    private static func selectPage(ofType: Bool) -> SQL {
        "SELECT" + columns + "FROM contexts WHERE number < $1 AND"
            + (ofType ? "type = $3" : SQL(postgres: "$3::text IS NULL", sqlite: "$3 IS NULL"))
            + "ORDER BY number DESC LIMIT $2"
    }

    /// Id, type, content, metadata, owner, time.
    private static let insert =
        """
        INSERT INTO contexts (id, type, content, metadata, version, content_version, owner, created_at, updated_at)
        VALUES ($1, $2, $3, $4, 1, 1, $5, $6, $6) RETURNING
        """ + columns

    /// Number, type, metadata, time.
    private static let updateRest =
        "UPDATE contexts SET type = $2, metadata = $3, updated_at = $4, version = version + 1 WHERE number = $1 RETURNING"
        + columns

    /// Number, type, metadata, time, content.
    private static let updateContent =
        """
        UPDATE contexts SET type = $2, metadata = $3, updated_at = $4, version = version + 1, content = $5,
            content_version = version + 1, embedded_model = ''
        WHERE number = $1 RETURNING
        """ + columns

    private static let deletion: SQL = "DELETE FROM contexts WHERE number = $1"
}

extension ContextDocument {
    init(_ row: SQLRow) throws {
        let metadata: String? = try row.decode(4)
        self.init(
            number: try row.decode(0), id: try row.decode(1), type: try row.decode(2), content: try row.decode(3),
            metadata: try metadata.flatMap { text in
                guard case .object(let object) = try JSONValue.parse(text, maxDepth: 512) else { return nil }
                return object
            }, version: try row.decode(5), owner: try row.decode(6), createdAt: try row.decode(7),
            updatedAt: try row.decode(8))
    }
}
