import CharterStorage
import Foundation
import Logging
import PrivateServices

/// A PostgreSQL database of a test's own, with the means to look at it and to harm it from outside.
struct PostgresUnderTest: Sendable {
    let cluster: PrivatePostgres
    let url: String
    let database: any Database
    let figures: DatabaseFigures

    /// Runs the body with a new database on a cluster, the shared one by default.
    static func run(
        on cluster: PrivatePostgres? = nil, poolSize: Int = 1, poolTimeout: Duration = .seconds(120),
        statementTimeout: Duration = .seconds(120), logger: Logger = Logger(label: "charter.storage"),
        _ body: (PostgresUnderTest) async throws -> Void
    ) async throws {
        let cluster = if let cluster { cluster } else { try await PrivatePostgres.shared() }
        let url = try await cluster.createDatabase()
        let figures = DatabaseFigures()
        let configuration = DatabaseConfiguration(
            url: try DatabaseURL(url), poolSize: poolSize, poolTimeout: poolTimeout, statementTimeout: statementTimeout)
        let database = try await DatabaseFactory.open(configuration, figures: figures, logger: logger)
        do {
            try await body(
                PostgresUnderTest(cluster: cluster, url: url, database: database, figures: figures))
        } catch {
            await database.shutdown()
            throw error
        }
        await database.shutdown()
    }

    /// The process that serves the connection of the pool, if that has one.
    func backend() async throws -> Int64 { try await database.query("SELECT pg_backend_pid()::bigint")[0].decode(0) }

    /// How many backends of this database run a statement whose text is like a pattern.
    func running(_ pattern: String) async throws -> Int {
        let count = try await cluster.psql(
            """
            SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state = 'active'
            AND pid <> pg_backend_pid() AND query LIKE '\(pattern)'
            """, url: url)
        return Int(count) ?? -1
    }

    /// Ends the backends of this database whose last statement is like a pattern, as an administrator may.
    func terminate(_ pattern: String = "%") async throws {
        try await cluster.psql(
            """
            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE '\(pattern)'
            """, url: url)
    }
}
