import Foundation

/// An entry of the table `schema_migrations`.
struct AppliedMigration: Sendable, Hashable {
    var component: String
    var version: Int
    var name: String
    var checksum: String
    var appliedAt: Date

    static let createTable = SQL(
        postgres: """
            CREATE TABLE schema_migrations (
                component text NOT NULL,
                version bigint NOT NULL,
                name text NOT NULL,
                checksum text NOT NULL,
                applied_at timestamptz NOT NULL,
                PRIMARY KEY (component, version)
            )
            """,
        sqlite: """
            CREATE TABLE schema_migrations (
                component TEXT NOT NULL,
                version INTEGER NOT NULL,
                name TEXT NOT NULL,
                checksum TEXT NOT NULL,
                applied_at INTEGER NOT NULL,
                PRIMARY KEY (component, version)
            ) WITHOUT ROWID
            """)

    private static let tableExists = SQL(
        postgres: "SELECT 1 WHERE to_regclass('schema_migrations') IS NOT NULL",
        sqlite: "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'schema_migrations'")

    /// All entries; nil when there is no table yet.
    static func all(_ executor: any SQLExecutor) async throws -> [AppliedMigration]? {
        guard try await !executor.query(tableExists).isEmpty else { return nil }
        return try await executor.query(
            "SELECT component, version, name, checksum, applied_at FROM schema_migrations ORDER BY component, version"
        ).map { row in
            AppliedMigration(
                component: try row.decode(0), version: try row.decode(1), name: try row.decode(2),
                checksum: try row.decode(3), appliedAt: try row.decode(4))
        }
    }

    func insert(_ executor: any SQLExecutor) async throws {
        try await executor.execute(
            """
            INSERT INTO schema_migrations (component, version, name, checksum, applied_at)
            VALUES ($1, $2, $3, $4, $5)
            """,
            [.text(component), .integer(Int64(version)), .text(name), .text(checksum), .timestamp(appliedAt)])
    }
}
