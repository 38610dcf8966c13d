import CharterResilience
import Logging

/// PostgreSQL 14 or later, through libpq.
///
/// All connections share one thread for what arrives; whoever has a statement sends it on the own thread, prepared once for
/// each connection, with values and results in the server's binary formats. One further connection listens.
public final class PostgresDatabase: Database {
    private let configuration: DatabaseConfiguration
    private let figures: DatabaseFigures
    private let thread: PostgresIOThread
    private let pool: PostgresPool
    private let listener: PostgresListener

    /// Connects with the first statement only; `ping` tells whether that works.
    public init(
        connectionString: String, configuration: DatabaseConfiguration, figures: DatabaseFigures = DatabaseFigures(),
        logger: Logger = Logger(label: "charter.storage")
    ) throws(StorageError) {
        try configuration.check()
        self.configuration = configuration
        self.figures = figures
        let connector = PostgresConnector(connectionString: connectionString, timeout: configuration.connectTimeout)
        let notices = PostgresNotices(logger: logger)
        thread = try PostgresIOThread()
        pool = PostgresPool(
            connector: connector, configuration: configuration, figures: figures, logger: logger, thread: thread,
            notices: notices)
        listener = PostgresListener(
            connector: connector, timeout: configuration.statementTimeout, figures: figures, logger: logger,
            thread: thread, notices: notices)
    }

    public var dialect: SQLDialect { .postgres }

    public var taskExecutor: (any TaskExecutor)? { thread }

    public func query(_ sql: SQL, _ parameters: [SQLValue]) async throws -> [SQLRow] {
        try await run(sql, parameters)?.rows() ?? []
    }

    @discardableResult
    public func execute(_ sql: SQL, _ parameters: [SQLValue]) async throws -> Int {
        try await run(sql, parameters)?.changes ?? 0
    }

    private nonisolated(nonsending) func run(_ sql: SQL, _ parameters: [SQLValue]) async throws -> PostgresResult? {
        try await figures.statement {
            try await pool.withConnection { connection in
                let result = try await connection.run(
                    .statement(text: sql.postgres, parameters: parameters.count, place: .autocommit), [parameters])
                guard connection.isReusable else {
                    _ = try await connection.run(.command("ROLLBACK"), isUncancellable: true)
                    throw StorageError.statement(
                        code: "25001", reason: "transactions are begun by transaction() only")
                }
                return result
            }
        }
    }

    @discardableResult
    public func transaction<Result: Sendable>(
        retries: Int, _ body: @Sendable (any SQLExecutor) async throws -> Result
    ) async throws -> Result {
        var attempts = 0
        while true {
            do {
                return try await pool.withConnection { try await transaction(on: $0, body) }
            } catch let error as StorageError where error.mayRepeatTransaction && attempts < retries {
                attempts += 1
                try await ContinuousClock().sleep(for: Self.backoff.delay(before: attempts))
            }
        }
    }

    private func transaction<Result: Sendable>(
        on connection: PostgresConnection, _ body: @Sendable (any SQLExecutor) async throws -> Result
    ) async throws -> Result {
        let transaction = PostgresTransaction(
            connection: connection, figures: figures, timeout: configuration.statementTimeout)
        do {
            let result = try await body(transaction)
            try Task.checkCancellation()
            try await transaction.commit()
            figures.transactionEnded(committed: true)
            return result
        } catch {
            await transaction.rollBack()
            figures.transactionEnded(committed: false)
            throw error
        }
    }

    public func notify(_ channel: String, _ payload: String) async throws {
        try NotificationLimits.check(channel: channel, payload: payload)
        _ = try await query("SELECT pg_notify($1, $2)", [.text(channel), .text(payload)])
    }

    public func notifications(on channel: String) -> AsyncStream<DatabaseNotification> {
        guard NotificationLimits.accepts(channel: channel) else { return AsyncStream { $0.finish() } }
        return listener.hub.listen(to: channel)
    }

    public func ping() async throws { _ = try await query("SELECT 1") }

    public func shutdown() async {
        await listener.shutdown()
        await pool.shutdown()
        thread.stop()
    }

    deinit {
        listener.stop()
        thread.stop()
    }

    /// Between the attempts of a transaction, so that those who met do not meet again.
    private static let backoff = Backoff(base: .milliseconds(5), maximum: .milliseconds(200))
}
