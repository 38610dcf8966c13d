/// Why the database did not do what it was asked.
public enum StorageError: Error, Sendable, Hashable {
    /// The database cannot be reached, or its connection was lost before the statement was known to have run.
    case unavailable(reason: String)
    /// No connection of the pool became free in time.
    case poolTimeout(seconds: Double)
    /// The statement passed its deadline and was cancelled.
    case statementTimeout(seconds: Double)
    /// The connection was lost while COMMIT was under way: whether it happened is not known.
    case commitUnknown(reason: String)
    /// A unique or primary key has the value already; `constraint` is its name where the database tells it.
    case uniqueViolation(constraint: String?)
    /// Another constraint refused the row: NOT NULL, CHECK, FOREIGN KEY.
    case constraintViolation(reason: String)
    /// The transaction came into another's way and may succeed when repeated.
    case serializationFailure(reason: String)
    /// The database refused the statement; `code` is its SQLSTATE or SQLite's extended result code.
    case statement(code: String, reason: String)
    /// A column is not what its reader expects.
    case unexpectedColumn(position: Int, expected: String, found: String)
    /// A migration differs from what was applied, or failed.
    case migration(reason: String)
    /// The database's configuration cannot be used.
    case configuration(reason: String)
    /// The database was shut down.
    case closed
}

extension StorageError {
    /// The case as a word, for metrics and logs.
    public var kind: String {
        switch self {
        case .unavailable: "unavailable"
        case .poolTimeout: "pool_timeout"
        case .statementTimeout: "statement_timeout"
        case .commitUnknown: "commit_unknown"
        case .uniqueViolation: "unique_violation"
        case .constraintViolation: "constraint_violation"
        case .serializationFailure: "serialization_failure"
        case .statement: "statement"
        case .unexpectedColumn: "unexpected_column"
        case .migration: "migration"
        case .configuration: "configuration"
        case .closed: "closed"
        }
    }

    /// Whether nothing of a transaction has happened and the same may succeed when it is done again.
    var mayRepeatTransaction: Bool {
        switch self {
        case .unavailable, .serializationFailure: true
        default: false
        }
    }
}
