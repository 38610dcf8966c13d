import Synchronization

/// A transaction under way on a connection. BEGIN is sent along with its first statement; what nobody waits for travels
/// with the next statement or with COMMIT.
final class PostgresTransaction: SQLExecutor {
    private struct Statement {
        let request: PostgresRequest.Statement
        let values: [SQLValue]
    }

    private struct State {
        var hasBegun = false
        var hasEnded = false
        /// Something failed of which the server need not know.
        var isDoomed = false
        /// What was not sent yet.
        var later: [Statement] = []

        func checkOpen() throws(StorageError) {
            guard !hasEnded else { throw .statement(code: "25P01", reason: "the transaction has ended") }
            if isDoomed { throw PostgresTransaction.doomed }
        }
    }

    private static let doomed = StorageError.statement(
        code: "25P02", reason: "a statement of the transaction failed, so that it is rolled back")

    /// A batch has so many statements at most, which bounds what waits in memory and at the server.
    private static let maximumBatch = 16

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

    func executeLater(_ sql: SQL, _ parameters: [SQLValue]) async throws {
        let statement = Statement(
            request: PostgresRequest.Statement(text: sql.postgres, parameters: parameters.count), values: parameters)
        let isFull = try state.withLock { state throws(StorageError) in
            try state.checkOpen()
            guard state.later.count < Self.maximumBatch - 1 else { return true }
            state.later.append(statement)
            return false
        }
        if isFull { _ = try await execute(sql, parameters) }
    }

    private nonisolated(nonsending) func run(_ sql: SQL, _ parameters: [SQLValue]) async throws -> PostgresResult? {
        try await figures.statement {
            let turnTaken = try await turn.take()
            defer { turn.giveBack(turnTaken) }
            let (place, later): (PostgresRequest.Place, [Statement]) = try state.withLock {
                state throws(StorageError) in
                try state.checkOpen()
                defer {
                    state.hasBegun = true
                    state.later = []
                }
                return (state.hasBegun ? .inside : .first, state.later)
            }
            guard !later.isEmpty else {
                let request = PostgresRequest.statement(text: sql.postgres, parameters: parameters.count, place: place)
                return try await connection.run(request, [parameters])
            }
            let last = PostgresRequest.Statement(text: sql.postgres, parameters: parameters.count)
            let batch = later + [Statement(request: last, values: parameters)]
            return try await run(batch, isFirst: place == .first, commits: false)
        }
    }

    private nonisolated(nonsending) func run(_ batch: [Statement], isFirst: Bool, commits: Bool) async throws
        -> PostgresResult?
    {
        let request = PostgresRequest.batch(batch.map(\.request), isFirst: isFirst, commits: commits)
        do {
            return try await connection.run(request, batch.map(\.values), isUncancellable: commits)
        } catch {
            // Perhaps nothing was sent, so that the server knows of no failure.
            state.withLock { $0.isDoomed = true }
            throw error
        }
    }

    /// Commits what was done. Throws when a statement had failed, since the server then answers with a rollback, and
    /// `StorageError.commitUnknown` when the connection is lost meanwhile.
    func commit() async throws {
        let (hasBegun, later) = try state.withLock { state throws(StorageError) in
            if state.isDoomed { throw Self.doomed }
            defer {
                state.hasEnded = true
                state.hasBegun = state.hasBegun || !state.later.isEmpty
                state.later = []
            }
            return (state.hasBegun, state.later)
        }
        guard hasBegun || !later.isEmpty else { return }
        let result =
            later.isEmpty
            ? try await connection.run(.commit, isUncancellable: true)
            : try await figures.statement { try await run(later, isFirst: !hasBegun, commits: true) }
        guard result?.command == "COMMIT" else { throw Self.doomed }
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
            state.later = []
            return state.hasBegun
        }
    }
}
