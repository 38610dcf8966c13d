/// What is asked of a connection, one at a time.
enum PostgresRequest: Sendable, Hashable {
    /// - `parameters`: How many values come with it.
    /// - `place`: How it stands to a transaction.
    case statement(text: String, parameters: Int, place: Place)
    /// Statements of a transaction that go to the server together; what the last one gives is the answer.
    ///
    /// - `isFirst`: Whether BEGIN travels before them.
    /// - `commits`: Whether COMMIT travels behind them, and gives the answer.
    case batch([Statement], isFirst: Bool, commits: Bool)
    /// A statement of the driver's own, without values or preparation.
    case command(String)
    /// The same, and nobody may be told that it failed when it may have happened.
    case commit

    struct Statement: Sendable, Hashable {
        let text: String
        /// How many values come with it.
        let parameters: Int
    }

    enum Place: Sendable, Hashable {
        /// A transaction by itself.
        case autocommit
        /// The first of a transaction: BEGIN travels with it.
        case first
        case inside
    }
}

/// An error as the server reports it.
struct PostgresServerError: Error, Sendable, Hashable {
    /// SQLSTATE, five characters; empty when libpq itself found the error.
    var code: String
    var message: String
    var constraint: String?
    /// Whether the server ends the connection with it.
    var isFatal = false
}

/// Why a running statement is to be cancelled.
enum PostgresCancelReason: Sendable, Hashable {
    case deadline(seconds: Double)
    case task
}
