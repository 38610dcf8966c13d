import CharterEvents
import CharterStorage
import Foundation

extension RunStore {
    /// Makes a run of a submission in the caller's transaction: it exists if, and when, that commits. Call `committed`
    /// then, so that a worker takes it at once.
    ///
    /// A key that was used before for the same kind, name and user gives the run that it was used for.
    /// - Throws: `RunError.invalid` for values out of range; `RunError.conflict` for a key that was used with another
    ///   input.
    public func enqueue(_ submission: RunSubmission, in transaction: any SQLExecutor) async throws -> SubmittedRun {
        try await enqueue(submission, id: RunID.make(at: Date()), in: transaction)
    }

    /// Wakes whoever follows a run, after the transaction with its change was committed.
    public func committed(_ run: String) { events.committed(run) }

    func enqueue(
        _ submission: RunSubmission, id: String, in transaction: any SQLExecutor
    ) async throws -> SubmittedRun {
        try submission.check()
        let rows = try await transaction.query(Self.insertRun, parameters(of: submission, id: id))
        guard let row = rows.first else { return try await earlier(submission, in: transaction) }
        let stored = try StoredRun(row)
        let due = stored.run.status == .waiting ? stored.run.due : nil
        let event = stored.event(.queued(reason: .submitted, due: due), status: stored.run.status)
        try await append([event], to: id, in: transaction)
        return SubmittedRun(run: stored.run, isNew: true)
    }

    /// The run that a submission's key was used for.
    private func earlier(_ submission: RunSubmission, in transaction: any SQLExecutor) async throws -> SubmittedRun {
        let key = submission.idempotencyKey ?? ""
        let rows = try await transaction.query(
            Self.selectByKey,
            [
                time.parameter, .text(submission.kind), .text(submission.name), .text(submission.userID ?? ""),
                .text(key),
            ])
        guard let row = rows.first else {
            // It was deleted between the two statements; the same transaction again will insert.
            throw StorageError.serializationFailure(reason: "the run of an idempotency key was deleted meanwhile")
        }
        let run = try StoredRun(row).run
        guard run.input == submission.input else {
            throw RunError.conflict(
                id: run.id, status: run.status.rawValue,
                reason: "the idempotency key \"\(key)\" was used with another input")
        }
        return SubmittedRun(run: run, isNew: false)
    }

    private func parameters(of submission: RunSubmission, id: String) -> [SQLValue] {
        [
            time.parameter, .text(id), .text(submission.kind), .text(submission.name), .text(submission.version),
            .integer(Int64(submission.priority)), SQLValue(submission.input), SQLValue(submission.due),
            .text(submission.userID ?? ""), SQLValue(submission.parentID), SQLValue(submission.idempotencyKey),
            SQLValue(submission.concurrency?.key),
            submission.concurrency.map { .integer(Int64($0.limit)) } ?? .null, SQLValue(submission.deadline),
        ]
    }

    private static let insertRun: SQL =
        SQL(
            postgres: """
                INSERT INTO runs (
                    id, kind, name, version, status, priority, input, due_at, user_id, parent_id, idempotency_key,
                    concurrency_key, concurrency_limit, deadline, created_at)
                SELECT $2, $3, $4, $5, CASE WHEN $8::timestamptz > at THEN 'waiting' ELSE 'queued' END, $6::integer, $7,
                    greatest($8::timestamptz, at), $9, $10, $11, $12, $13::integer, $14::timestamptz, at
                FROM (SELECT coalesce($1::timestamptz, clock_timestamp()) AS at) AS now
                """,
            sqlite: """
                INSERT INTO runs (
                    id, kind, name, version, status, priority, input, due_at, user_id, parent_id, idempotency_key,
                    concurrency_key, concurrency_limit, deadline, created_at)
                SELECT $2, $3, $4, $5, CASE WHEN $8 > $1 THEN 'waiting' ELSE 'queued' END, $6, $7,
                    max(coalesce($8, $1), $1), $9, $10, $11, $12, $13, $14, $1
                WHERE true
                """) + "ON CONFLICT (kind, name, user_id, idempotency_key) WHERE idempotency_key IS NOT NULL DO NOTHING"
        + "RETURNING" + RunSQL.columns

    private static let selectByKey: SQL =
        "SELECT" + RunSQL.columns
        + "FROM runs WHERE kind = $2 AND name = $3 AND user_id = $4 AND idempotency_key = $5"
}
