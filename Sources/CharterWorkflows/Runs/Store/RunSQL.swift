import CharterStorage
import GraphQLJSON

/// Parts that statements about runs are made of. `$1` is the time in all of them, and `$2` a number of seconds where one
/// is needed.
enum RunSQL {
    static let now = SQL(postgres: "coalesce($1::timestamptz, clock_timestamp())", sqlite: "$1")

    /// `$2` seconds from now.
    static let later = SQL(
        postgres: "coalesce($1::timestamptz, clock_timestamp()) + $2::double precision * interval '1 second'",
        sqlite: "$1 + CAST($2 * 1000000 AS INTEGER)")

    /// Keeps the selected runs as they are until the transaction ends.
    static let lock = SQL(postgres: "FOR NO KEY UPDATE", sqlite: "")

    /// Keeps them too, but leaves out those that another transaction keeps.
    static let lockFree = SQL(postgres: "FOR NO KEY UPDATE SKIP LOCKED", sqlite: "")

    /// All that `StoredRun` reads, in its order; the last column is the time.
    static let columns: SQL =
        """
        id, kind, name, version, status, priority, input, output, failure, progress, attempt, losses, due_at, signals,
        lease_token, writes, cancel_requested, user_id, parent_id, idempotency_key, concurrency_key, concurrency_limit,
        created_at, started_at, finished_at, deadline,
        """ + now

    static let selectRun: SQL = "SELECT" + columns + "FROM runs WHERE id = $2"

    /// A list of texts as one parameter.
    static func list(_ texts: some Sequence<String>) -> SQLValue {
        .text(JSONValue.array(texts.map(JSONValue.string)).serializedText)
    }
}
