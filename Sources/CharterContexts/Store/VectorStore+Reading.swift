import CharterStorage

extension VectorStore {
    /// Changes behind a revision, in their order.
    func changes(after revision: Int64, limit: Int) async throws -> [VectorChange] {
        try await database.query(Self.selectChanges, [.integer(revision), .integer(Int64(limit))]).map { row in
            let bytes: [UInt8]? = try row.decode(4)
            return VectorChange(
                revision: try row.decode(0), number: try row.decode(1), model: try row.decode(2),
                type: try row.decode(3), vector: bytes.flatMap(VectorBytes.decode))
        }
    }

    /// Whether there is a change behind a revision.
    func hasChanges(after revision: Int64) async throws -> Bool {
        try await !database.query(Self.selectLater, [.integer(revision)]).isEmpty
    }

    /// The vectors of contexts, as far as they have one of the model.
    func vectors(of numbers: [Int64], model: String) async throws -> [(number: Int64, vector: [Float])] {
        guard !numbers.isEmpty else { return [] }
        return try await database.query(Self.selectVectors, [SQLList.parameter(numbers), .text(model)]).compactMap {
            row in
            let number: Int64 = try row.decode(0)
            return VectorBytes.decode(try row.decode(1)).map { (number, $0) }
        }
    }

    /// Vectors, those written last first.
    /// - Parameter limit: 1 to `ContextLimits.page`; values outside are brought inside.
    func vectors(
        contextID: String?, model: String?, limit: Int, after cursor: ContextCursor?
    ) async throws -> ContextPage<ContextVector> {
        let limit = min(max(limit, 1), ContextLimits.page)
        if [contextID, model].contains(where: { $0?.utf8.contains(0) == true }) {
            return ContextPage([], limit: limit, cursor: \.cursor)
        }
        let rows = try await database.query(
            Self.selectPage(ofContext: contextID != nil, ofModel: model != nil),
            [
                .integer(cursor?.number ?? .max), .integer(Int64(limit + 1)), contextID.map(SQLValue.text) ?? .null,
                model.map(SQLValue.text) ?? .null,
            ])
        let vectors = try rows.map { row in
            ContextVector(
                contextID: try row.decode(0), model: try row.decode(1),
                vector: VectorBytes.decode(try row.decode(2)) ?? [], isEmbedding: try row.decode(3),
                writtenAt: try row.decode(4), revision: try row.decode(5))
        }
        return ContextPage(vectors, limit: limit, cursor: \.cursor)
    }

    // MARK: Statements

    /// Revision, count.
    private static let selectChanges: SQL = """
        SELECT revision, context, model, type, vector FROM context_vectors WHERE revision > $1 ORDER BY revision LIMIT $2
        """

    private static let selectLater: SQL = "SELECT 1 FROM context_vectors WHERE revision > $1 LIMIT 1"

    /// Contexts, model.
    private static let selectVectors =
        "SELECT context, vector FROM context_vectors WHERE context IN" + SQLList.numbers1
        + "AND model = $2 AND vector IS NOT NULL"

    /// Revision before which to go on, count, context's id, model.
    private static func selectPage(ofContext: Bool, ofModel: Bool) -> SQL {
        """
        SELECT contexts.id, vectors.model, vectors.vector, vectors.is_embedding, vectors.written_at, vectors.revision
        FROM context_vectors AS vectors JOIN contexts ON contexts.number = vectors.context
        WHERE vectors.vector IS NOT NULL AND vectors.revision < $1 AND
        """ + (ofContext ? "contexts.id = $3" : SQL(postgres: "$3::text IS NULL", sqlite: "$3 IS NULL")) + "AND"
            + (ofModel ? "vectors.model = $4" : SQL(postgres: "$4::text IS NULL", sqlite: "$4 IS NULL"))
            + "ORDER BY vectors.revision DESC LIMIT $2"
    }
}
