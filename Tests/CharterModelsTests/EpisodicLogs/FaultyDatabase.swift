import CharterStorage
import Synchronization

/// A database whose transactions a test holds up or lets fail.
final class FaultyDatabase: Database {
    private let base: any Database
    private let fault = Mutex<(@Sendable () async throws -> Void)?>(nil)

    init(_ base: any Database) { self.base = base }

    /// Runs before each transaction from now on; what it throws, the transaction throws. Nil for no more faults.
    func set(_ fault: (@Sendable () async throws -> Void)?) { self.fault.withLock { $0 = fault } }

    var dialect: SQLDialect { base.dialect }

    func transaction<Result: Sendable>(
        retries: Int, _ body: @Sendable (any SQLExecutor) async throws -> Result
    ) async throws -> Result {
        try await fault.withLock { $0 }?()
        return try await base.transaction(retries: retries, body)
    }

    func query(_ sql: SQL, _ parameters: [SQLValue]) async throws -> [SQLRow] { try await base.query(sql, parameters) }
    func execute(_ sql: SQL, _ parameters: [SQLValue]) async throws -> Int { try await base.execute(sql, parameters) }
    func notify(_ channel: String, _ payload: String) async throws { try await base.notify(channel, payload) }
    func notifications(on channel: String) -> AsyncStream<DatabaseNotification> { base.notifications(on: channel) }
    func ping() async throws { try await base.ping() }
    func shutdown() async { await base.shutdown() }
}
