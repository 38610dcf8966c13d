import CharterStorage

/// The tables of events.
public enum EventsMigrations {
    public static let all = [createEvents]

    /// `events` holds every kept event, `event_topics` the last sequence number of each topic, and `run_events` shows both
    /// to people: the topic of a run is its id.
    ///
    /// PostgreSQL keeps with each event the transaction that appended it: only by that can a reader of all topics know
    /// which places before its own may still be filled. SQLite has one writer, so the position alone is the order.
    private static let createEvents = Migration(
        component: "events", version: 1, name: "create_events",
        statements: [
            SQL(
                postgres: """
                    CREATE TABLE event_topics (
                        topic text PRIMARY KEY,
                        last_sequence bigint NOT NULL CHECK (last_sequence > 0)
                    )
                    """,
                sqlite: """
                    CREATE TABLE event_topics (
                        topic TEXT NOT NULL PRIMARY KEY,
                        last_sequence INTEGER NOT NULL CHECK (last_sequence > 0)
                    ) WITHOUT ROWID
                    """),
            SQL(
                postgres: """
                    CREATE TABLE events (
                        topic text NOT NULL,
                        sequence bigint NOT NULL,
                        position bigint GENERATED ALWAYS AS IDENTITY,
                        transaction_id bigint NOT NULL DEFAULT pg_current_xact_id()::text::bigint,
                        type text NOT NULL,
                        payload json NOT NULL,
                        created_at timestamptz NOT NULL,
                        PRIMARY KEY (topic, sequence),
                        UNIQUE (transaction_id, position)
                    )
                    """,
                sqlite: """
                    CREATE TABLE events (
                        position INTEGER PRIMARY KEY AUTOINCREMENT,
                        topic TEXT NOT NULL,
                        sequence INTEGER NOT NULL,
                        transaction_id INTEGER NOT NULL DEFAULT 0,
                        type TEXT NOT NULL,
                        payload TEXT NOT NULL CHECK (json_valid(payload)),
                        created_at INTEGER NOT NULL,
                        UNIQUE (topic, sequence)
                    )
                    """),
            "CREATE INDEX events_created_at ON events (created_at)",
            """
            CREATE VIEW run_events AS
            SELECT topic AS run_id, sequence AS seq, type, payload, created_at FROM events
            """,
        ])
}
