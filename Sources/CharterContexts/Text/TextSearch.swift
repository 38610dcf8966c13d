import CharterStorage
import GraphQLJSON

/// A context that a text search has found.
struct TextMatch: Sendable, Hashable {
    /// The context's.
    var number: Int64
    /// How well it fits: only good for comparing results of one search.
    var score: Double
}

/// Search by words: PostgreSQL's `tsvector` with `ts_rank_cd`, SQLite's FTS5 with BM25. Both know English stems.
struct TextSearch: Sendable {
    let database: any Database

    /// Of more contexts with all the words than this, the newest are ranked.
    static let ranked: Int64 = 2_000
    /// The same, of contexts with any of the words.
    static let rankedOfAnyWord: Int64 = 20_000

    /// The contexts that fit best, the best first.
    func search(_ query: WebSearchQuery, type: String?, limit: Int, ranked: Int64 = Self.ranked) async throws
        -> [TextMatch]
    {
        guard !query.isEmpty, type?.utf8.contains(0) != true else { return [] }
        let text = database.dialect == .sqlite ? query.fts5 : query.webSearchText
        return try await database.query(
            type == nil ? Self.statement : Self.statementOfType,
            [.text(text), .integer(Int64(limit)), .integer(ranked)] + (type.map { [.text($0)] } ?? [])
        ).map { TextMatch(number: try $0.decode(0), score: try $0.decode(1)) }
    }

    /// How many of the words each of some contexts has; one that has none is left out.
    func counts(of words: [String], in numbers: [Int64]) async throws -> [Int64: Int] {
        guard !words.isEmpty, !numbers.isEmpty else { return [:] }
        let list = JSONValue.array(words.map { .string($0) }).encoded()
        let rows = try await database.query(
            Self.occurrences, [SQLList.parameter(numbers), .text(String(decoding: list, as: UTF8.self))])
        return Dictionary(
            try rows.map { (try $0.decode(0, as: Int64.self), Int(try $0.decode(1, as: Int64.self))) },
            uniquingKeysWith: max)
    }

    /// Numbers, words.
    private static let occurrences = SQL(
        postgres: """
            SELECT number, count(*)
            FROM contexts JOIN json_array_elements_text($2::json) AS words(word)
                ON search @@ plainto_tsquery('english', word)
            WHERE number IN (SELECT json_array_elements_text($1::json)::bigint)
            GROUP BY number
            """,
        sqlite: """
            SELECT contexts_text.rowid, count(*)
            FROM json_each($2) AS words
            CROSS JOIN contexts_text ON contexts_text MATCH '"' || words.value || '"'
            WHERE contexts_text.rowid IN (SELECT value FROM json_each($1))
            GROUP BY contexts_text.rowid
            """)

    /// Query, count, how many are ranked.
    private static let statement = SQL(
        postgres: """
            SELECT number, ts_rank_cd(search, websearch_to_tsquery('english', $1), 1)::float8 AS score
            FROM (
                SELECT number, search FROM contexts WHERE search @@ websearch_to_tsquery('english', $1)
                ORDER BY number DESC LIMIT $3) AS matching
            ORDER BY score DESC, number DESC LIMIT $2
            """,
        sqlite: """
            SELECT number, score
            FROM (
                SELECT rowid AS number, -bm25(contexts_text) AS score FROM contexts_text WHERE contexts_text MATCH $1
                ORDER BY rowid DESC LIMIT $3)
            ORDER BY score DESC, number DESC LIMIT $2
            """)

    /// Query, count, how many are ranked, type.
    private static let statementOfType = SQL(
        postgres: """
            SELECT number, ts_rank_cd(search, websearch_to_tsquery('english', $1), 1)::float8 AS score
            FROM (
                SELECT number, search FROM contexts
                WHERE search @@ websearch_to_tsquery('english', $1) AND type = $4
                ORDER BY number DESC LIMIT $3) AS matching
            ORDER BY score DESC, number DESC LIMIT $2
            """,
        sqlite: """
            SELECT number, score
            FROM (
                SELECT contexts_text.rowid AS number, -bm25(contexts_text) AS score
                FROM contexts_text JOIN contexts ON contexts.number = contexts_text.rowid
                WHERE contexts_text MATCH $1 AND contexts.type = $4
                ORDER BY contexts_text.rowid DESC LIMIT $3)
            ORDER BY score DESC, number DESC LIMIT $2
            """)
}
