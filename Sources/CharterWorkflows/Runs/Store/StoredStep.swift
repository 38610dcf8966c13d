import CharterStorage
import Foundation
import GraphQLJSON

/// A row of `run_steps`.
struct StoredStep: Sendable, Hashable {
    var record: StepRecord
    /// When it began, or was skipped, for the first time.
    let createdAt: Date

    init(_ record: StepRecord, createdAt: Date) {
        self.record = record
        self.createdAt = createdAt
    }

    /// Of `read`, behind the run's id.
    init(_ row: SQLRow) throws(StorageError) {
        let statusText: String = try row.decode(2)
        guard let status = StepRecord.Status(rawValue: statusText) else {
            throw .unexpectedColumn(position: 2, expected: "a step's status", found: statusText)
        }
        record = StepRecord(
            name: try row.decode(1), status: status, attempt: try row.decode(3), output: try row.json(4),
            failure: try row.json(5).flatMap(RunFailure.init(json:)), resumeAt: try row.decode(6),
            signal: try row.decode(7), state: try row.json(8), startedAt: try row.decode(10),
            finishedAt: try row.decode(11))
        createdAt = try row.decode(9)
    }

    private static let columns: SQL = """
        run_id, name, status, attempt, output, failure, resume_at, signal, state, created_at, started_at, finished_at
        """

    /// The steps of one run in the order in which they began: run.
    static let ofRun: SQL = "SELECT" + columns + "FROM run_steps WHERE run_id = $1 ORDER BY created_at, name"

    /// The steps of several runs: list of runs.
    static let ofRuns: SQL =
        "SELECT" + columns
        + SQL(
            postgres: "FROM run_steps WHERE run_id = ANY (ARRAY(SELECT json_array_elements_text($1::json)))",
            sqlite: "FROM run_steps WHERE run_id IN (SELECT value FROM json_each($1))")

    /// Writes all of a step. What is completed stays so.
    static let write: SQL =
        "INSERT INTO run_steps (" + columns + """
            ) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            ON CONFLICT (run_id, name) DO UPDATE SET
                status = excluded.status, attempt = excluded.attempt, output = excluded.output,
                failure = excluded.failure, resume_at = excluded.resume_at, signal = excluded.signal,
                state = excluded.state, started_at = excluded.started_at, finished_at = excluded.finished_at
            WHERE run_steps.status <> 'completed'
            """

    func parameters(run: String) -> [SQLValue] {
        [
            .text(run), .text(record.name), .text(record.status.rawValue), .integer(Int64(record.attempt)),
            SQLValue(record.output), SQLValue(record.failure?.json), SQLValue(record.resumeAt), SQLValue(record.signal),
            SQLValue(record.state), .timestamp(createdAt), SQLValue(record.startedAt), SQLValue(record.finishedAt),
        ]
    }
}

extension SQLValue {
    init(_ text: String?) { self = text.map(SQLValue.text) ?? .null }
    init(_ date: Date?) { self = date.map(SQLValue.timestamp) ?? .null }
    init(_ json: JSONValue?) { self = json.map { .text($0.serializedText) } ?? .null }
}
