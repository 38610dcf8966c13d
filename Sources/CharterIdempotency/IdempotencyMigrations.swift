import CharterStorage

/// The table of keys. `id` is the SHA-256 of user, route and key; A row has a holder with a lease, or
/// else an answer.
enum IdempotencyMigrations {
    static let all = [
        Migration(
            component: "idempotency", version: 1, name: "create_idempotency_keys", statements: [table, byExpiry])
    ]

    private static let table = SQL(
        postgres: """
            CREATE TABLE idempotency_keys (
                id bytea PRIMARY KEY,
                request_hash bytea NOT NULL,
                holder text,
                claimed_at timestamptz,
                lease_until timestamptz,
                status bigint,
                head bytea,
                body bytea,
                expires_at timestamptz NOT NULL,
                CHECK ((lease_until IS NULL) = (status IS NOT NULL))
            )
            """,
        sqlite: """
            CREATE TABLE idempotency_keys (
                id BLOB PRIMARY KEY NOT NULL,
                request_hash BLOB NOT NULL,
                holder TEXT,
                claimed_at INTEGER,
                lease_until INTEGER,
                status INTEGER,
                head BLOB,
                body BLOB,
                expires_at INTEGER NOT NULL,
                CHECK ((lease_until IS NULL) = (status IS NOT NULL))
            )
            """)

    private static let byExpiry: SQL = "CREATE INDEX idempotency_keys_expiry ON idempotency_keys (expires_at)"
}
