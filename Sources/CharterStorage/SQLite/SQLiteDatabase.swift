import Foundation
internal import GRDB

/// SQLite in a file or in memory, through GRDB.
///
/// The file is in WAL mode with foreign keys enforced: reading statements run on connections of their own and see what
/// was committed before them; writing ones and transactions take turns, in the order in which they came. A statement that
/// was committed survives the end of the process; the last few may be lost when the machine loses power.
public final class SQLiteDatabase: Database {
    private let pool: SQLitePool
    private let statements: SQLiteStatements
    private let hub = NotificationHub()

    /// - Parameter path: A file, created with its folder if need be; nil for a database in memory, in which reading waits
    ///   for transactions.
    public init(
        path: String?, configuration: DatabaseConfiguration = DatabaseConfiguration(url: .memory),
        figures: DatabaseFigures = DatabaseFigures()
    ) throws(StorageError) {
        try configuration.check()
        if let path { try Self.createFolder(of: path) }
        pool = try SQLitePool(path: path, configuration: configuration, figures: figures)
        statements = SQLiteStatements(figures: figures)
    }

    public var dialect: SQLDialect { .sqlite }

    public func query(_ sql: SQL, _ parameters: [SQLValue]) async throws -> [SQLRow] {
        let text = statements.text(of: sql)
        let values = try parameters.map(SQLiteValue.bind)
        return try await statements.figures.statement {
            if !statements.isKnownToWrite(text) {
                if let result = try await pool.read({ try await $0.run(text, values, onlyReads: true) }) {
                    return result.rows
                }
                statements.noteThatWrites(text)
            }
            return try await pool.write { try await $0.run(text, values) }?.rows ?? []
        }
    }

    @discardableResult
    public func execute(_ sql: SQL, _ parameters: [SQLValue]) async throws -> Int {
        let text = statements.text(of: sql)
        let values = try parameters.map(SQLiteValue.bind)
        return try await statements.figures.statement {
            try await pool.write { try await $0.run(text, values) }?.changes ?? 0
        }
    }

    @discardableResult
    public func transaction<Result: Sendable>(
        retries: Int, _ body: @Sendable (any SQLExecutor) async throws -> Result
    ) async throws -> Result {
        var attempts = 0
        while true {
            do {
                return try await pool.write { try await transaction(on: $0, body) }
            } catch let error as StorageError where error.mayRepeatTransaction && attempts < retries {
                attempts += 1
            }
        }
    }

    private func transaction<Result: Sendable>(
        on connection: SQLiteConnection, _ body: @Sendable (any SQLExecutor) async throws -> Result
    ) async throws -> Result {
        try await connection.control { try $0.beginTransaction(.immediate) }
        let transaction = SQLiteTransaction(connection: connection, statements: statements)
        do {
            let result = try await body(transaction)
            try Task.checkCancellation()
            // What the body has caught counts all the same.
            if transaction.hasFailed { throw SQLiteTransaction.failed }
            transaction.end()
            try await connection.control { try $0.commit() }
            statements.figures.transactionEnded(committed: true)
            return result
        } catch {
            transaction.end()
            // An interrupted statement may have rolled back already.
            try? await connection.control { if $0.isInsideTransaction { try $0.rollback() } }
            statements.figures.transactionEnded(committed: false)
            throw error
        }
    }

    public func notify(_ channel: String, _ payload: String) async throws {
        try Task.checkCancellation()
        try NotificationLimits.check(channel: channel, payload: payload)
        hub.deliver(.received(payload: payload), to: channel)
    }

    public func notifications(on channel: String) -> AsyncStream<DatabaseNotification> {
        guard NotificationLimits.accepts(channel: channel) else { return AsyncStream { $0.finish() } }
        return hub.listen(to: channel)
    }

    public func ping() async throws { _ = try await query("SELECT 1") }

    public func shutdown() async {
        hub.close()
        await pool.shutdown()
    }

    private static func createFolder(of path: String) throws(StorageError) {
        let folder = URL(filePath: path).deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw .unavailable(reason: "the folder \(folder.path) cannot be created: \(error.localizedDescription)")
        }
    }
}
