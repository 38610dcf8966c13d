import CharterStorage
import Foundation

/// The statements of the log. Every call throws what the database throws.
struct EpisodicLogStore: Sendable {
    let database: any Database

    /// Entries of one deletion, so that no statement holds others up for long.
    static let deletionBatch: Int64 = 1_000

    /// Adds entries in one transaction. Those that are there already, by an insertion whose end was not seen, are left.
    func insert(_ entries: [EpisodicLogEntry]) async throws {
        try await database.transaction(retries: 0) { transaction in
            for entry in entries { try await transaction.execute(Self.insertion, entry.parameters) }
        }
    }

    /// The entries of a user in a half-open range of time, newest first.
    func entries(
        of userID: String, first: Int, after cursor: EpisodicLogCursor?, from: Date, to: Date
    ) async throws -> [EpisodicLogEntry] {
        var parameters: [SQLValue] = [.text(userID), .timestamp(from), .timestamp(to), .integer(Int64(first))]
        guard let cursor else {
            return try await database.query(Self.newest, parameters).map(EpisodicLogEntry.init)
        }
        parameters += [.timestamp(cursor.timestamp), .text(cursor.id)]
        return try await database.query(Self.behind, parameters).map(EpisodicLogEntry.init)
    }

    /// Deletes a batch of entries before a time, the oldest first.
    /// - Returns: How many.
    func deleteBatch(before time: Date) async throws -> Int {
        try await database.execute(Self.deletion, [.timestamp(time), .integer(Self.deletionBatch)])
    }

    private static let columns: SQL = """
        id, timestamp, user_id, model_type, prompt, response, tokens_used, prompt_tokens, completion_tokens, is_estimated,
        outcome, error_code, duration, request_id, run_id
        """

    private static let insertion =
        "INSERT INTO episodic_logs (" + columns + """
            ) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) ON CONFLICT (id) DO NOTHING
            """

    /// User, from, to, count.
    private static let newest =
        "SELECT" + columns + """
            FROM episodic_logs WHERE user_id = $1 AND timestamp >= $2 AND timestamp < $3
            ORDER BY timestamp DESC, id DESC LIMIT $4
            """

    /// User, from, to, count, and time and id of the entry before.
    private static let behind =
        "SELECT" + columns + """
            FROM episodic_logs
            WHERE user_id = $1 AND timestamp >= $2 AND timestamp < $3 AND (timestamp, id) < ($5, $6)
            ORDER BY timestamp DESC, id DESC LIMIT $4
            """

    /// Time, count.
    private static let deletion: SQL = """
        DELETE FROM episodic_logs
        WHERE id IN (SELECT id FROM episodic_logs WHERE timestamp < $1 ORDER BY timestamp LIMIT $2)
        """
}

extension EpisodicLogEntry {
    fileprivate init(_ row: SQLRow) throws(StorageError) {
        id = try row.decode(0)
        timestamp = try row.decode(1)
        userID = try row.decode(2)
        modelType = try row.decode(3)
        prompt = try row.decode(4)
        response = try row.decode(5)
        tokensUsed = try row.decode(6)
        promptTokens = try row.decode(7)
        completionTokens = try row.decode(8)
        isEstimated = try row.decode(9)
        let word: String = try row.decode(10)
        guard let outcome = ModelCallOutcome(rawValue: word) else {
            throw .unexpectedColumn(position: 10, expected: "an outcome", found: word)
        }
        self.outcome = outcome
        errorCode = try row.decode(11)
        duration = try row.decode(12)
        requestID = try row.decode(13)
        runID = try row.decode(14)
    }

    fileprivate var parameters: [SQLValue] {
        [
            .text(id), .timestamp(timestamp), .text(userID), .text(modelType), .text(prompt), .text(response),
            .integer(Int64(tokensUsed)), .integer(Int64(promptTokens)), .integer(Int64(completionTokens)),
            .bool(isEstimated), .text(outcome.rawValue), errorCode.map(SQLValue.text) ?? .null, .real(duration),
            requestID.map(SQLValue.text) ?? .null, runID.map(SQLValue.text) ?? .null,
        ]
    }
}
