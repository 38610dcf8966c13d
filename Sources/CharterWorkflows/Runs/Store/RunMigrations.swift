import CharterStorage

/// The tables of runs. Times on PostgreSQL are those of its own clock, ids compare by their bytes.
///
/// | table | a row is |
/// |---|---|
/// | `runs` | a run; who holds `lease_token` may write |
/// | `run_steps` | a step of a run, by name: what makes it be done once |
/// | `run_signals` | a signal to a run, and the step that took it |
/// | `schedule_ticks` | a tick of a schedule that was fired |
///
/// Steps and signals name their run without a foreign key: they are written only together with a locked run, and deleted
/// with it, so a check for each row would cost and find nothing.
public enum RunMigrations {
    public static let all = [
        Migration(
            component: "runs", version: 1, name: "create_runs",
            statements: [
                runs, claimable, due, running, concurrency, idempotency, history, historyOfUser, historyOfName,
                finished,
                deadlines, steps, signals, signalsOfRun, ticks,
            ])
    ]

    private static let runs = SQL(
        postgres: """
            CREATE TABLE runs (
                id text COLLATE "C" PRIMARY KEY,
                kind text NOT NULL,
                name text NOT NULL,
                version text NOT NULL,
                status text NOT NULL
                    CHECK (status IN ('queued', 'running', 'waiting', 'succeeded', 'failed', 'cancelled')),
                priority integer NOT NULL,
                input text NOT NULL,
                output text,
                failure text,
                progress double precision NOT NULL DEFAULT 0,
                attempt integer NOT NULL DEFAULT 0,
                losses integer NOT NULL DEFAULT 0,
                due_at timestamptz,
                signals text,
                lease_owner text,
                lease_token bigint NOT NULL DEFAULT 0,
                lease_until timestamptz,
                writes bigint NOT NULL DEFAULT 0,
                cancel_requested boolean NOT NULL DEFAULT false,
                user_id text NOT NULL DEFAULT '',
                parent_id text,
                idempotency_key text,
                concurrency_key text,
                concurrency_limit integer,
                created_at timestamptz NOT NULL,
                started_at timestamptz,
                finished_at timestamptz,
                deadline timestamptz
            ) WITH (fillfactor = 75, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000)
            """,
        sqlite: """
            CREATE TABLE runs (
                id TEXT PRIMARY KEY,
                kind TEXT NOT NULL,
                name TEXT NOT NULL,
                version TEXT NOT NULL,
                status TEXT NOT NULL
                    CHECK (status IN ('queued', 'running', 'waiting', 'succeeded', 'failed', 'cancelled')),
                priority INTEGER NOT NULL,
                input TEXT NOT NULL,
                output TEXT,
                failure TEXT,
                progress REAL NOT NULL DEFAULT 0,
                attempt INTEGER NOT NULL DEFAULT 0,
                losses INTEGER NOT NULL DEFAULT 0,
                due_at INTEGER,
                signals TEXT,
                lease_owner TEXT,
                lease_token INTEGER NOT NULL DEFAULT 0,
                lease_until INTEGER,
                writes INTEGER NOT NULL DEFAULT 0,
                cancel_requested INTEGER NOT NULL DEFAULT 0,
                user_id TEXT NOT NULL DEFAULT '',
                parent_id TEXT,
                idempotency_key TEXT,
                concurrency_key TEXT,
                concurrency_limit INTEGER,
                created_at INTEGER NOT NULL,
                started_at INTEGER,
                finished_at INTEGER,
                deadline INTEGER
            )
            """)

    /// What a claim reads, in its order.
    private static let claimable: SQL =
        "CREATE INDEX runs_claimable ON runs (priority DESC, due_at, id) WHERE status = 'queued'"

    private static let due: SQL =
        "CREATE INDEX runs_due ON runs (due_at) WHERE status = 'waiting' AND due_at IS NOT NULL"

    /// What heartbeats and the reaper read; neither of its columns changes while a run is at work.
    private static let running: SQL = "CREATE INDEX runs_running ON runs (lease_owner) WHERE status = 'running'"

    private static let concurrency: SQL = """
        CREATE INDEX runs_concurrency ON runs (concurrency_key)
        WHERE status = 'running' AND concurrency_key IS NOT NULL
        """

    private static let idempotency: SQL = """
        CREATE UNIQUE INDEX runs_idempotency ON runs (kind, name, user_id, idempotency_key)
        WHERE idempotency_key IS NOT NULL
        """

    private static let history: SQL = "CREATE INDEX runs_history ON runs (created_at, id)"
    private static let historyOfUser: SQL = "CREATE INDEX runs_history_of_user ON runs (user_id, created_at, id)"
    private static let historyOfName: SQL = "CREATE INDEX runs_history_of_name ON runs (kind, name, created_at, id)"
    private static let finished: SQL =
        "CREATE INDEX runs_finished ON runs (finished_at) WHERE finished_at IS NOT NULL"

    private static let deadlines: SQL = """
        CREATE INDEX runs_deadline ON runs (deadline) WHERE deadline IS NOT NULL AND status IN ('queued', 'waiting')
        """

    private static let steps = SQL(
        postgres: """
            CREATE TABLE run_steps (
                run_id text COLLATE "C" NOT NULL,
                name text COLLATE "C" NOT NULL,
                status text NOT NULL
                    CHECK (status IN ('running', 'waiting', 'retrying', 'completed', 'skipped', 'failed')),
                attempt integer NOT NULL,
                output text,
                failure text,
                resume_at timestamptz,
                signal text,
                state text,
                created_at timestamptz NOT NULL,
                started_at timestamptz,
                finished_at timestamptz,
                PRIMARY KEY (run_id, name)
            )
            """,
        sqlite: """
            CREATE TABLE run_steps (
                run_id TEXT NOT NULL,
                name TEXT NOT NULL,
                status TEXT NOT NULL
                    CHECK (status IN ('running', 'waiting', 'retrying', 'completed', 'skipped', 'failed')),
                attempt INTEGER NOT NULL,
                output TEXT,
                failure TEXT,
                resume_at INTEGER,
                signal TEXT,
                state TEXT,
                created_at INTEGER NOT NULL,
                started_at INTEGER,
                finished_at INTEGER,
                PRIMARY KEY (run_id, name)
            )
            """)

    private static let signals = SQL(
        postgres: """
            CREATE TABLE run_signals (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                run_id text COLLATE "C" NOT NULL,
                name text NOT NULL,
                payload text NOT NULL,
                step text,
                is_used boolean NOT NULL DEFAULT false,
                created_at timestamptz NOT NULL
            )
            """,
        sqlite: """
            CREATE TABLE run_signals (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                run_id TEXT NOT NULL,
                name TEXT NOT NULL,
                payload TEXT NOT NULL,
                step TEXT,
                is_used INTEGER NOT NULL DEFAULT 0,
                created_at INTEGER NOT NULL
            )
            """)

    private static let signalsOfRun: SQL = "CREATE INDEX run_signals_of_run ON run_signals (run_id, name, id)"

    private static let ticks = SQL(
        postgres: """
            CREATE TABLE schedule_ticks (
                schedule text NOT NULL,
                tick timestamptz NOT NULL,
                run_id text NOT NULL,
                PRIMARY KEY (schedule, tick)
            )
            """,
        sqlite: """
            CREATE TABLE schedule_ticks (
                schedule TEXT NOT NULL,
                tick INTEGER NOT NULL,
                run_id TEXT NOT NULL,
                PRIMARY KEY (schedule, tick)
            ) WITHOUT ROWID
            """)
}
