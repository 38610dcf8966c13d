import CharterResilience
import Dispatch
internal import GRDB

/// One connection to a SQLite database, which runs statements on a queue of its own, one after the other.
struct SQLiteConnection: Sendable {
    struct Result: Sendable {
        var rows: [SQLRow] = []
        var changes = 0
    }

    /// What a connection may do.
    enum Role {
        case writes
        case reads
    }

    private let queue: DatabaseQueue
    private let deadline: SQLiteDeadline
    private let timeout: Duration

    /// - Parameter path: A file; nil for a database in memory, which is this connection's own.
    init(path: String?, role: Role, statementTimeout: Duration) throws(StorageError) {
        let deadline = SQLiteDeadline(timeout: statementTimeout)
        var configuration = Configuration()
        configuration.label = "charter.sqlite"
        configuration.readonly = role == .reads
        // A transaction stays open between the statements of its body, which are accesses of their own here.
        configuration.allowsUnsafeTransactions = true
        // Other processes write too, such as `charter migrate`. Within this one there is a queue instead.
        configuration.busyMode = .timeout(min(5, statementTimeout.inSeconds))
        if path != nil, role == .writes { configuration.journalMode = .wal }
        configuration.prepareDatabase { connection in deadline.watch(connection) }
        do {
            if let path {
                queue = try DatabaseQueue(path: path, configuration: configuration)
            } else {
                queue = try DatabaseQueue(configuration: configuration)
            }
        } catch {
            throw Self.translate(error)
        }
        self.deadline = deadline
        timeout = statementTimeout
    }

    /// Runs a statement; interrupted when the task is cancelled. Nil when it would write and `onlyReads`: nothing was run
    /// then.
    func run(
        _ text: String, _ parameters: [DatabaseValue], within transaction: SQLiteTransaction? = nil,
        onlyReads: Bool = false
    ) async throws -> Result? {
        try Task.checkCancellation()
        do {
            return try await queue.writeWithoutTransaction { connection in
                try transaction?.check(isOpen: connection.isInsideTransaction)
                do {
                    let result = try step(text, parameters, connection, onlyReads: onlyReads)
                    if transaction == nil, connection.isInsideTransaction {
                        try connection.rollback()
                        throw StorageError.statement(
                            code: "25001", reason: "transactions are begun by transaction() only")
                    }
                    return result
                } catch {
                    transaction?.fail()
                    throw error
                }
            }
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            throw Task.isCancelled && (error as? DatabaseError)?.isInterruptionError == true
                ? CancellationError() : Self.translate(error)
        }
    }

    /// Begins, commits or rolls back, whether the task was cancelled or not.
    func control(_ statement: @escaping @Sendable (GRDB.Database) throws -> Void) async throws {
        do {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                queue.asyncWriteWithoutTransaction { connection in
                    continuation.resume(with: Swift.Result { try statement(connection) })
                }
            }
        } catch {
            throw Self.translate(error)
        }
    }

    func close() async {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                // A connection that cannot be closed is closed with its last reference.
                try? queue.close()
                continuation.resume()
            }
        }
    }

    private func step(
        _ text: String, _ parameters: [DatabaseValue], _ connection: GRDB.Database, onlyReads: Bool
    ) throws -> Result? {
        deadline.start()
        defer { deadline.stop() }
        do {
            let statement = try connection.cachedStatement(sql: text)
            if onlyReads, !statement.isReadonly { return nil }
            try statement.setArguments(StatementArguments(parameters))
            let before = connection.totalChangesCount
            var result = Result()
            let rows = try Row.fetchCursor(statement)
            while let row = try rows.next() {
                result.rows.append(SQLRow(row.databaseValues.map(SQLiteValue.read)))
            }
            // SQLite goes on telling the count of the last statement that had one.
            if connection.totalChangesCount != before { result.changes = connection.changesCount }
            return result
        } catch let error as DatabaseError where error.isInterruptionError && deadline.hasPassed {
            throw StorageError.statementTimeout(seconds: timeout.inSeconds)
        }
    }

    static func translate(_ error: any Error) -> StorageError {
        switch error {
        case let error as StorageError: error
        case let error as DatabaseError: SQLiteErrors.translate(error)
        default: .unavailable(reason: "\(error)")
        }
    }
}
