import CharterStorage
import Foundation

/// The statements of who makes vectors and of what. Every call throws what the database throws.
struct EmbeddingStore: Sendable {
    let database: any Database

    /// Takes or keeps the right to make vectors.
    /// - Returns: False when another has it.
    func hold(owner: String, now: Date, until: Date) async throws -> Bool {
        try await database.execute(Self.holdLease, [.text(owner), .timestamp(now), .timestamp(until)]) == 1
    }

    /// Gives the right back.
    func release(owner: String) async throws {
        try await database.execute(Self.releaseLease, [.text(owner), .timestamp(Date(timeIntervalSince1970: 0))])
    }

    /// Contexts behind a number that have no vector of the model for their present content.
    /// - Parameter characters: Characters of each content that are read.
    func pending(model: String, after number: Int64, limit: Int, characters: Int) async throws -> [PendingContent] {
        try await database.query(
            Self.selectPending,
            [.text(model), .integer(number), .integer(Int64(limit)), .integer(Int64(characters))]
        ).map { row in
            PendingContent(
                number: try row.decode(0), type: try row.decode(1), contentVersion: try row.decode(2),
                content: try row.decode(3))
        }
    }

    /// How many contexts have no vector of the model for their present content.
    func pendingCount(model: String) async throws -> Int {
        try await database.query(Self.countPending, [.text(model)]).first?.decode(0) ?? 0
    }

    /// Owner, now, until.
    private static let holdLease: SQL = """
        UPDATE context_leases SET owner = $1, held_until = $3
        WHERE name = 'embeddings' AND (owner = $1 OR held_until < $2)
        """

    /// Owner, a time that has passed.
    private static let releaseLease: SQL =
        "UPDATE context_leases SET owner = '', held_until = $2 WHERE name = 'embeddings' AND owner = $1"

    /// Model, number, count, characters. The two comparisons are looked up in the index; one with `<>` would not be.
    private static let selectPending = SQL(
        postgres: """
            SELECT number, type, content_version, left(content, $4::int) FROM contexts
            WHERE (embedded_model < $1 OR embedded_model > $1) AND number > $2 ORDER BY number LIMIT $3
            """,
        sqlite: """
            SELECT number, type, content_version, substr(content, 1, $4) FROM contexts
            WHERE (embedded_model < $1 OR embedded_model > $1) AND number > $2 ORDER BY number LIMIT $3
            """)

    private static let countPending: SQL =
        "SELECT count(*) FROM contexts WHERE embedded_model < $1 OR embedded_model > $1"
}
