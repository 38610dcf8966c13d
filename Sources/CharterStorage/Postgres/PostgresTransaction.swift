import Synchronization

/// A transaction under way on a connection. BEGIN is sent along with its first statement.
final class PostgresTransaction: SQLExecutor {
    private struct State {
        var hasBegun = false
        var hasEnded = false
    }

    private let connection: PostgresConnection
    private let figures: DatabaseFigures
    /// One statement after the other, in the order in which they come.
    private let turn: FairPool<Never>
    private let state = Mutex(State())

    init(connection: PostgresConnection, figures: DatabaseFigures, timeout: Duration) {
        self.connection = connection
        self.figures = figures
        turn = FairPool(capacity: 1, timeout: timeout)
    }

    var dialect: SQLDialect { .postgres }

    func query(_ sql: SQL, _ parameters: [SQLValue]) async throws -> [SQLRow] {
        try await run(sql, parameters)?.rows() ?? []
    }

    @discardableResult
    func execute(_ sql: SQL, _ parameters: [SQLValue]) async throws -> Int {
        try await run(sql, parameters)?.changes ?? 0
    }

    private func run(_ sql: SQL, _ parameters: [SQLValue]) async throws -> PostgresResult? {
        try await figures.statement {
            let turnTaken = try await turn.take()
            defer { turn.giveBack(turnTaken) }
            let place: PostgresRequest.Place = try state.withLock { state throws(StorageError) in
                guard !state.hasEnded else { throw .statement(code: "25P01", reason: "the transaction has ended") }
                defer { state.hasBegun = true }
                return state.hasBegun ? .inside : .first
            }
            let request = PostgresRequest.statement(text: sql.postgres, parameters: parameters.count, place: place)
            return try await connection.run(request, parameters)
        }
    }

    /// Commits what was done. Throws when a statement had failed, since the server then answers with a rollback, and
    /// `StorageError.commitUnknown` when the connection is lost meanwhile.
    func commit() async throws {
        guard end() else { return }
        let result = try await connection.run(.commit, isUncancellable: true)
        guard result?.command == "COMMIT" else {
            throw StorageError.statement(
                code: "25P02", reason: "a statement of the transaction failed, so that it is rolled back")
        }
    }

    /// Undoes what was done. When that is not possible, the connection is not given to anybody any more and the server
    /// does the same.
    func rollBack() async {
        guard end() else { return }
        guard !connection.isReusable else { return }
        _ = try? await connection.run(.command("ROLLBACK"), isUncancellable: true)
    }

    /// No statement may follow: the connection may be another transaction's by now. Tells whether there is anything to
    /// end.
    private func end() -> Bool {
        state.withLock { state in
            state.hasEnded = true
            return state.hasBegun
        }
    }
}
