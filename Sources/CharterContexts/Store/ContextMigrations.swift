import CharterStorage

/// The tables of contexts, their relationships and vectors.
public enum ContextMigrations {
    public static let all = [
        Migration(
            component: "contexts", version: 1, name: "create_contexts",
            statements: [
                contexts, contextsOfType, contextsToEmbed, textIndex, afterInsert, afterDelete, afterUpdate,
                relationships, relationshipsOfTarget, vectors, vectorRevisions, revisions, firstRevision, leases,
                firstLease,
            ]),
        Migration(
            component: "contexts", version: 2, name: "prepare_pgvector",
            statements: [PgvectorFunctions.fade, PgvectorFunctions.prepare, PgvectorFunctions.nearest]),
    ]

    /// `number` is the order of creation, and what other tables name a context by. `content_version` is the version in
    /// which the content changed last, `embedded_model` the model that has made a vector of it since, or nothing.
    private static let contexts = SQL(
        postgres: """
            CREATE TABLE contexts (
                number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                id text COLLATE "C" NOT NULL UNIQUE,
                type text COLLATE "C" NOT NULL,
                content text NOT NULL,
                metadata json,
                version bigint NOT NULL,
                content_version bigint NOT NULL,
                owner text COLLATE "C" NOT NULL,
                embedded_model text COLLATE "C" NOT NULL DEFAULT '',
                created_at timestamptz NOT NULL,
                updated_at timestamptz NOT NULL,
                search tsvector GENERATED ALWAYS AS (to_tsvector('english', content)) STORED
            )
            """,
        sqlite: """
            CREATE TABLE contexts (
                number INTEGER PRIMARY KEY AUTOINCREMENT,
                id TEXT NOT NULL UNIQUE,
                type TEXT NOT NULL,
                content TEXT NOT NULL,
                metadata TEXT,
                version INTEGER NOT NULL,
                content_version INTEGER NOT NULL,
                owner TEXT NOT NULL,
                embedded_model TEXT NOT NULL DEFAULT '',
                created_at INTEGER NOT NULL,
                updated_at INTEGER NOT NULL
            )
            """)

    private static let contextsOfType: SQL = "CREATE INDEX contexts_type ON contexts (type, number)"
    private static let contextsToEmbed: SQL = "CREATE INDEX contexts_embedded ON contexts (embedded_model, number)"

    /// Words by their English stems. In SQLite the index names rows of the table and does not hold their text again, so
    /// it has to be told of each change.
    private static let textIndex = SQL(
        postgres: "CREATE INDEX contexts_search ON contexts USING gin (search)",
        sqlite: """
            CREATE VIRTUAL TABLE contexts_text USING fts5(
                content, content='contexts', content_rowid='number',
                tokenize='porter unicode61 remove_diacritics 2')
            """)

    private static let afterInsert = SQL(
        postgres: "SELECT 1",
        sqlite: """
            CREATE TRIGGER contexts_text_insert AFTER INSERT ON contexts BEGIN
                INSERT INTO contexts_text (rowid, content) VALUES (new.number, new.content);
            END
            """)

    private static let afterDelete = SQL(
        postgres: "SELECT 1",
        sqlite: """
            CREATE TRIGGER contexts_text_delete AFTER DELETE ON contexts BEGIN
                INSERT INTO contexts_text (contexts_text, rowid, content) VALUES ('delete', old.number, old.content);
            END
            """)

    private static let afterUpdate = SQL(
        postgres: "SELECT 1",
        sqlite: """
            CREATE TRIGGER contexts_text_update AFTER UPDATE OF content ON contexts BEGIN
                INSERT INTO contexts_text (contexts_text, rowid, content) VALUES ('delete', old.number, old.content);
                INSERT INTO contexts_text (rowid, content) VALUES (new.number, new.content);
            END
            """)

    private static let relationships = SQL(
        postgres: """
            CREATE TABLE context_relationships (
                source bigint NOT NULL REFERENCES contexts (number) ON DELETE CASCADE,
                target bigint NOT NULL REFERENCES contexts (number) ON DELETE CASCADE,
                type text COLLATE "C" NOT NULL,
                strength double precision NOT NULL CHECK (strength BETWEEN 0 AND 1),
                updated_at timestamptz NOT NULL,
                PRIMARY KEY (source, target, type)
            )
            """,
        sqlite: """
            CREATE TABLE context_relationships (
                source INTEGER NOT NULL REFERENCES contexts (number) ON DELETE CASCADE,
                target INTEGER NOT NULL REFERENCES contexts (number) ON DELETE CASCADE,
                type TEXT NOT NULL,
                strength REAL NOT NULL CHECK (strength BETWEEN 0 AND 1),
                updated_at INTEGER NOT NULL,
                PRIMARY KEY (source, target, type)
            ) WITHOUT ROWID
            """)

    private static let relationshipsOfTarget: SQL =
        "CREATE INDEX context_relationships_target ON context_relationships (target, source)"

    /// The vectors of contexts, and what is left of those that are gone: a row without a vector, so that whoever reads
    /// the changes hears of it. Therefore the table does not refer to that of contexts.
    private static let vectors = SQL(
        postgres: """
            CREATE TABLE context_vectors (
                context bigint NOT NULL,
                model text COLLATE "C" NOT NULL,
                type text COLLATE "C" NOT NULL,
                vector bytea,
                is_embedding boolean NOT NULL,
                revision bigint NOT NULL,
                written_at timestamptz NOT NULL,
                PRIMARY KEY (context, model)
            )
            """,
        sqlite: """
            CREATE TABLE context_vectors (
                context INTEGER NOT NULL,
                model TEXT NOT NULL,
                type TEXT NOT NULL,
                vector BLOB,
                is_embedding INTEGER NOT NULL,
                revision INTEGER NOT NULL,
                written_at INTEGER NOT NULL,
                PRIMARY KEY (context, model)
            )
            """)

    private static let vectorRevisions: SQL =
        "CREATE UNIQUE INDEX context_vectors_revision ON context_vectors (revision)"

    /// The last revision. A transaction that takes the next one holds the row until its end, so revisions become
    /// visible in their order.
    private static let revisions = SQL(
        postgres: """
            CREATE TABLE context_vector_revisions (
                id integer PRIMARY KEY CHECK (id = 1),
                last bigint NOT NULL
            )
            """,
        sqlite: """
            CREATE TABLE context_vector_revisions (
                id INTEGER PRIMARY KEY CHECK (id = 1),
                last INTEGER NOT NULL
            )
            """)

    private static let firstRevision: SQL = "INSERT INTO context_vector_revisions (id, last) VALUES (1, 0)"

    /// Which replica makes vectors, and until when.
    private static let leases = SQL(
        postgres: """
            CREATE TABLE context_leases (
                name text PRIMARY KEY,
                owner text NOT NULL,
                held_until timestamptz NOT NULL
            )
            """,
        sqlite: """
            CREATE TABLE context_leases (
                name TEXT PRIMARY KEY NOT NULL,
                owner TEXT NOT NULL,
                held_until INTEGER NOT NULL
            ) WITHOUT ROWID
            """)

    private static let firstLease = SQL(
        postgres: "INSERT INTO context_leases (name, owner, held_until) VALUES ('embeddings', '', to_timestamp(0))",
        sqlite: "INSERT INTO context_leases (name, owner, held_until) VALUES ('embeddings', '', 0)")
}
