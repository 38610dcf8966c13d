import Synchronization

/// A transaction under way on the connection that writes.
final class SQLiteTransaction: SQLExecutor {
    private struct State {
        var hasFailed = false
        var hasEnded = false
    }

    private let connection: SQLiteConnection
    private let statements: SQLiteStatements
    private let state = Mutex(State())

    init(connection: SQLiteConnection, statements: SQLiteStatements) {
        self.connection = connection
        self.statements = statements
    }

    var dialect: SQLDialect { .sqlite }

    func query(_ sql: SQL, _ parameters: [SQLValue]) async throws -> [SQLRow] {
        try await run(sql, parameters).rows
    }

    @discardableResult
    func execute(_ sql: SQL, _ parameters: [SQLValue]) async throws -> Int {
        try await run(sql, parameters).changes
    }

    private func run(_ sql: SQL, _ parameters: [SQLValue]) async throws -> SQLiteConnection.Result {
        try await statements.figures.statement {
            let text = statements.text(of: sql)
            let values = try parameters.map(SQLiteValue.bind)
            return try await connection.run(text, values, within: self) ?? SQLiteConnection.Result()
        }
    }

    /// Whether a statement has failed, so that nothing of the transaction may be kept.
    var hasFailed: Bool { state.withLock { $0.hasFailed } }

    func fail() { state.withLock { $0.hasFailed = true } }

    /// No statement may follow: the connection may be another transaction's by now.
    func end() { state.withLock { $0.hasEnded = true } }

    /// Refuses a statement that would not be part of the transaction. SQLite itself would run it: by itself when an
    /// interrupted statement has rolled everything back, and after one that failed.
    func check(isOpen: Bool) throws(StorageError) {
        let state = state.withLock { $0 }
        if state.hasEnded { throw .statement(code: "25P01", reason: "the transaction has ended") }
        if state.hasFailed || !isOpen { throw Self.failed }
    }

    static let failed = StorageError.statement(
        code: "25P02", reason: "a statement of the transaction failed, so that it is rolled back")
}
