/// A database: PostgreSQL, or SQLite in a file or in memory. Both keep the same contract, which one suite of tests holds
/// them to.
///
/// Every call throws `StorageError`, or `CancellationError` when the calling task was cancelled; a statement that was
/// under way is then cancelled in the database too.
public protocol Database: SQLExecutor {
    var dialect: SQLDialect { get }

    /// Runs the body in one transaction and commits it when the body returns; rolls back when it throws, and throws the
    /// same. On SQLite it is an immediate transaction, since there is one writer; readers are not kept waiting. The body
    /// must not use the database beside its executor: on SQLite it would wait for itself.
    ///
    /// A statement that failed dooms its transaction: those after it are refused with the SQLSTATE 25P02, and so is the
    /// commit. Statements of one transaction run one after the other.
    ///
    /// With `retries`, a body whose transaction failed for reasons that a repetition may mend (serialization, deadlock,
    /// a lost connection before COMMIT was sent) is run again, so it must have no other effects. A connection that is
    /// lost while COMMIT is under way throws `StorageError.commitUnknown` and is never repeated.
    @discardableResult
    func transaction<Result: Sendable>(
        retries: Int, _ body: @Sendable (any SQLExecutor) async throws -> Result
    ) async throws -> Result

    /// Sends a notification to all listeners of a channel, on every replica. SQLite has one process: it reaches the
    /// listeners of this one. A channel has 1 to 63 bytes, a payload fewer than 8,000; neither has null characters.
    func notify(_ channel: String, _ payload: String) async throws

    /// Notifications of a channel, until the task is cancelled or the database shut down. Its first element is a
    /// `reconnected`, once listening has begun; another one follows a lost connection, or tells a listener that was too
    /// slow that it lost what had gathered.
    ///
    /// A channel has 1 to 63 bytes; the stream of any other ends at once.
    func notifications(on channel: String) -> AsyncStream<DatabaseNotification>

    /// Asks the database for a sign of life; throws why there is none.
    func ping() async throws

    /// Where tasks run best that do little else than use this database; nil where that makes no difference.
    ///
    /// On PostgreSQL it is the thread that waits for the server: a task that prefers it (`executorPreference`) goes on
    /// where its answer arrives, without a change of threads for each statement. All of them share that one thread with
    /// the database, so they must neither block nor compute for long. Others need not care.
    var taskExecutor: (any TaskExecutor)? { get }

    /// Ends all connections once running statements have ended.
    func shutdown() async
}

extension Database {
    public var taskExecutor: (any TaskExecutor)? { nil }

    @discardableResult
    public func transaction<Result: Sendable>(
        _ body: @Sendable (any SQLExecutor) async throws -> Result
    ) async throws -> Result {
        try await transaction(retries: 2, body)
    }
}

/// What runs statements: a database, each statement by itself, or a transaction.
public protocol SQLExecutor: Sendable {
    /// Runs a statement and gives its rows: those of SELECT, and of RETURNING.
    ///
    /// Statements are prepared once for each connection and text. Each has a deadline, the database's statement timeout.
    func query(_ sql: SQL, _ parameters: [SQLValue]) async throws -> [SQLRow]

    /// Runs a statement and gives the number of rows that it inserted, updated or deleted.
    @discardableResult
    func execute(_ sql: SQL, _ parameters: [SQLValue]) async throws -> Int

    /// Runs a statement of which nothing is awaited but that it does not fail.
    ///
    /// In a transaction on PostgreSQL it travels with the next statement or with COMMIT, which spares a way to the server
    /// and back; whatever it throws is thrown by them, and dooms the transaction as any failure does. Elsewhere it is
    /// `execute`.
    func executeLater(_ sql: SQL, _ parameters: [SQLValue]) async throws

    /// The dialect of the database that the statements go to.
    var dialect: SQLDialect { get }
}

extension SQLExecutor {
    public func query(_ sql: SQL) async throws -> [SQLRow] { try await query(sql, []) }

    @discardableResult
    public func execute(_ sql: SQL) async throws -> Int { try await execute(sql, []) }

    public func executeLater(_ sql: SQL, _ parameters: [SQLValue]) async throws { try await execute(sql, parameters) }
}

/// What a listener is told.
public enum DatabaseNotification: Sendable, Hashable {
    case received(payload: String)
    /// Listening has begun, for the first time or again after a loss: what was sent before may be lost, so look for
    /// yourself.
    case reconnected
}
