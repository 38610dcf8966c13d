import CharterStorage

/// The table of the log.
enum EpisodicLogMigrations {
    static let all = [
        Migration(
            component: "logs", version: 1, name: "create_episodic_logs", statements: [table, ofUser, byAge])
    ]

    private static let table = SQL(
        postgres: """
            CREATE TABLE episodic_logs (
                id text COLLATE "C" PRIMARY KEY,
                timestamp timestamptz NOT NULL,
                user_id text COLLATE "C" NOT NULL,
                model_type text NOT NULL,
                prompt text NOT NULL,
                response text NOT NULL,
                tokens_used bigint NOT NULL,
                prompt_tokens bigint NOT NULL,
                completion_tokens bigint NOT NULL,
                is_estimated boolean NOT NULL,
                outcome text NOT NULL CHECK (outcome IN ('completed', 'failed', 'interrupted', 'clientGone')),
                error_code text,
                duration double precision NOT NULL,
                request_id text,
                run_id text
            )
            """,
        sqlite: """
            CREATE TABLE episodic_logs (
                id TEXT PRIMARY KEY NOT NULL,
                timestamp INTEGER NOT NULL,
                user_id TEXT NOT NULL,
                model_type TEXT NOT NULL,
                prompt TEXT NOT NULL,
                response TEXT NOT NULL,
                tokens_used INTEGER NOT NULL,
                prompt_tokens INTEGER NOT NULL,
                completion_tokens INTEGER NOT NULL,
                is_estimated INTEGER NOT NULL,
                outcome TEXT NOT NULL CHECK (outcome IN ('completed', 'failed', 'interrupted', 'clientGone')),
                error_code TEXT,
                duration REAL NOT NULL,
                request_id TEXT,
                run_id TEXT
            )
            """)

    /// For the pages of a user, newest first.
    private static let ofUser: SQL = "CREATE INDEX episodic_logs_user ON episodic_logs (user_id, timestamp, id)"

    /// For retention.
    private static let byAge: SQL = "CREATE INDEX episodic_logs_timestamp ON episodic_logs (timestamp)"
}
