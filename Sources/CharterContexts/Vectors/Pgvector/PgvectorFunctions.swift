import CharterStorage

/// Functions in PostgreSQL that use the extension pgvector where it is. They are functions because the length of
/// vectors and the name of the model have to stand in the text of an index and of the statements that are to use it:
/// the text is put together there, quoted, and none of ours ever is.
enum PgvectorFunctions {
    /// A vector that is written takes the extension's copy of it away, until that is made again.
    static let fade = SQL(
        postgres: """
            CREATE FUNCTION context_vectors_fade() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF NEW.vector IS DISTINCT FROM OLD.vector THEN NEW.embedding := NULL; END IF;
                RETURN NEW;
            END $$
            """,
        sqlite: "SELECT 1")

    /// Makes the extension, the column of its copies and an index for the vectors of one model and length.
    /// Tells whether there is the extension; a length of 0 asks for no index.
    static let prepare = SQL(
        postgres: """
            CREATE FUNCTION context_vectors_prepare(for_model text, for_dimension integer) RETURNS boolean
            LANGUAGE plpgsql AS $$
            BEGIN
                PERFORM pg_advisory_xact_lock(hashtextextended('context_vectors_prepare', 0));
                BEGIN
                    CREATE EXTENSION IF NOT EXISTS vector;
                EXCEPTION WHEN OTHERS THEN
                    RETURN false;
                END;
                IF NOT EXISTS (
                    SELECT 1 FROM pg_attribute
                    WHERE attrelid = 'context_vectors'::regclass AND attname = 'embedding' AND NOT attisdropped
                ) THEN
                    ALTER TABLE context_vectors ADD COLUMN embedding vector;
                    CREATE INDEX context_vectors_pending ON context_vectors (revision)
                        WHERE embedding IS NULL AND vector IS NOT NULL;
                    CREATE TRIGGER context_vectors_fade BEFORE UPDATE ON context_vectors
                        FOR EACH ROW EXECUTE FUNCTION context_vectors_fade();
                END IF;
                IF for_dimension BETWEEN 1 AND 2000 THEN
                    EXECUTE format(
                        'CREATE INDEX IF NOT EXISTS %I ON context_vectors
                            USING hnsw ((embedding::vector(%s)) vector_cosine_ops)
                            WHERE model = %L AND vector_dims(embedding) = %s',
                        'context_vectors_' || md5(for_model || ' ' || for_dimension), for_dimension, for_model,
                        for_dimension);
                END IF;
                RETURN true;
            END $$
            """,
        sqlite: "SELECT 1")

    /// The contexts whose copies are nearest. The index looks at as many as are wanted, and goes on where a type leaves
    /// too few (pgvector 0.8 and later).
    static let nearest = SQL(
        postgres: """
            CREATE FUNCTION context_vectors_nearest(
                of_model text, of_type text, query text, dimension integer, count integer
            ) RETURNS SETOF bigint LANGUAGE plpgsql AS $$
            BEGIN
                PERFORM set_config('hnsw.ef_search', least(greatest(count, 40), 1000)::text, true);
                BEGIN
                    PERFORM set_config('hnsw.iterative_scan', 'relaxed_order', true);
                EXCEPTION WHEN OTHERS THEN
                    NULL;
                END;
                RETURN QUERY EXECUTE format(
                    'SELECT context FROM context_vectors
                    WHERE model = %L AND vector_dims(embedding) = %s AND (%s OR type = %L)
                    ORDER BY embedding::vector(%s) <=> $1::vector(%s) LIMIT %s',
                    of_model, dimension, CASE WHEN of_type IS NULL THEN 'true' ELSE 'false' END, coalesce(of_type, ''),
                    dimension, dimension, count)
                    USING query;
            END $$
            """,
        sqlite: "SELECT 1")
}
