import CharterEvents
import CharterResilience
import CharterStorage
import Foundation
import Logging
import PrivateServices

/// The ways in which replicas hear of events, each over a database of a test's own. All keep the same contract.
enum EventDriver: String, CaseIterable {
    case sqliteInProcess
    case redisOverSQLite
    case postgresNotify
    case redisOverPostgres

    private var usesPostgres: Bool { self == .postgresNotify || self == .redisOverPostgres }
    private var usesRedis: Bool { self == .redisOverSQLite || self == .redisOverPostgres }

    /// Two replicas on one database. In process they are the same one.
    struct Replicas: Sendable {
        let first: StoredEventTopics
        let second: StoredEventTopics
        let database: any Database

        /// Appends events that count on from the last one.
        func append(_ count: Int, to topic: String = "t", on replica: StoredEventTopics? = nil) async throws {
            for number in 0..<count {
                _ = try await (replica ?? first).append(
                    [NewEvent(type: "test", payload: "{\"number\":\(number)}")], to: topic)
            }
        }
    }

    /// Runs the body with two replicas that are running.
    func run(
        options: EventTopicsOptions = EventTopicsOptions(), _ body: (Replicas) async throws -> Void
    ) async throws {
        let redis = usesRedis ? try await PrivateRedis.start() : nil
        try await TestDatabase.run(usesPostgres ? .postgres : .sqlite) { database in
            let first = StoredEventTopics(
                database: database, waker: try waker(database, redis), options: options, logger: Logger.quiet)
            let second =
                self == .sqliteInProcess
                ? first
                : StoredEventTopics(
                    database: database, waker: try waker(database, redis), options: options, logger: Logger.quiet)
            let replicas = Replicas(first: first, second: second, database: database)
            let running = [first, second].prefix(self == .sqliteInProcess ? 1 : 2).map { topics in
                Task { await topics.run() }
            }
            do {
                try await body(replicas)
            } catch {
                for task in running { task.cancel() }
                throw error
            }
            for task in running { task.cancel() }
            for task in running { await task.value }
        }
        await redis?.remove()
    }

    private func waker(_ database: any Database, _ redis: PrivateRedis?) throws -> any EventWaker {
        switch self {
        case .sqliteInProcess: return LocalWaker()
        case .postgresNotify: return PostgresWaker(database: database, logger: Logger.quiet)
        case .redisOverSQLite, .redisOverPostgres:
            guard let redis else { return LocalWaker() }
            return try RedisWaker(endpoint: RedisEndpoint(url: redis.url), logger: Logger.quiet)
        }
    }
}

extension Logger {
    /// Logs nothing.
    static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
}
