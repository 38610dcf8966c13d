import CharterEvents
import CharterStorage
import Foundation
import Logging
import PrivateServices

/// The ways in which nodes hear of events.
enum BenchmarkDriver: CaseIterable {
    case sqliteInProcess
    case redisOverSQLite
    case postgresNotify
    case redisOverPostgres

    struct Nodes: Sendable {
        let first: StoredEventTopics
        let second: StoredEventTopics
    }

    /// Keeps the table of figures free of what is not worth a warning.
    private static let logger = {
        var logger = Logger(label: "benchmark")
        logger.logLevel = .warning
        return logger
    }()

    var title: String {
        switch self {
        case .sqliteInProcess: "SQLite"
        case .redisOverSQLite: "SQLite with Redis"
        case .postgresNotify: "Postgres"
        case .redisOverPostgres: "Postgres with Redis"
        }
    }

    /// SQLite in process is one node.
    var hasTwoNodes: Bool { self != .sqliteInProcess }

    /// Runs the body with two nodes, each with connections of its own, on servers that are gone afterwards.
    func run(_ body: @Sendable (Nodes) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "events-benchmark-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let redis = self == .redisOverSQLite || self == .redisOverPostgres ? try await PrivateRedis.start() : nil
        let url =
            switch self {
            case .sqliteInProcess, .redisOverSQLite: "sqlite:\(folder.appending(path: "events.sqlite").path)"
            case .postgresNotify, .redisOverPostgres: try await PrivatePostgres.shared().createDatabase()
            }
        let databases = [try await open(url), try await open(url)]
        try await Migrator(databases[0], migrations: EventsMigrations.all, logger: Self.logger).migrate()
        let nodes = try databases.map { database in
            StoredEventTopics(database: database, waker: try waker(database, redis), logger: Self.logger)
        }
        let running = nodes.map { topics in Task { await topics.run() } }
        try await body(Nodes(first: nodes[0], second: nodes[1]))
        for task in running { task.cancel() }
        for task in running { await task.value }
        for database in databases { await database.shutdown() }
        await redis?.remove()
    }

    private func open(_ url: String) async throws -> any Database {
        try await DatabaseFactory.open(DatabaseConfiguration(url: DatabaseURL(url)), logger: Self.logger)
    }

    private func waker(_ database: any Database, _ redis: PrivateRedis?) throws -> any EventWaker {
        if let redis {
            return try RedisWaker(endpoint: RedisEndpoint(url: redis.url), logger: Self.logger)
        }
        return self == .postgresNotify
            ? PostgresWaker(database: database, logger: Self.logger) : LocalWaker()
    }
}
