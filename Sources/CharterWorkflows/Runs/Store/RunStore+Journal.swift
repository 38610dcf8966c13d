import CharterStorage
import Foundation
import GraphQLJSON

extension RunStore {
    /// Writes to the journal of a run, and renews its lease.
    ///
    /// - Parameter number: Counts the writes of the run. The same number again is the same write again, after its COMMIT
    ///   was not answered: it is not done twice.
    /// - Throws: `RunError.leaseLost`.
    func write(_ write: JournalWrite, number: Int64, lease: RunLease, seconds: Double) async throws {
        try await self.write { transaction in
            guard try await admit(write, number: number, lease: lease, seconds: seconds, in: transaction) else {
                return Written((), [])
            }
            try await record(write, lease: lease, in: transaction)
            return Written((), write.events.isEmpty ? [] : [lease.runID])
        }
    }

    /// Writes the last of a run's journal and leaves the run; claims others in the same transaction if asked to.
    ///
    /// - Returns: What became of the run, and what was claimed.
    /// - Throws: `RunError.leaseLost`.
    func conclude(
        _ conclusion: RunConclusion, _ write: JournalWrite, number: Int64, lease: RunLease, seconds: Double,
        claiming request: ClaimRequest?
    ) async throws -> (status: RunStatus, claimed: [LeasedRun]) {
        try await self.write { transaction in
            let status = try await leave(
                conclusion, write, number: number, lease: lease, seconds: seconds, in: transaction)
            guard let status else {
                return Written((try await self.status(of: lease.runID, in: transaction), []), [])
            }
            guard let request else { return Written((status, []), [lease.runID]) }
            let claimed = try await claim(request, in: transaction)
            return Written((status, claimed), [lease.runID] + claimed.map(\.run.id))
        }
    }

    /// Takes the oldest signal of a name for a step, or gives the one that it has.
    func takeSignal(_ name: String, for step: String, lease: RunLease) async throws -> JSONValue? {
        try await database.transaction { transaction in
            _ = try await lock(lease, in: transaction)
            let rows = try await transaction.query(Self.takeSignal, [.text(lease.runID), .text(name), .text(step)])
            return try rows.first?.json(0)
        }
    }

    // MARK: Parts of the transactions

    /// Whether a write is to be done: false when it was done already.
    private func admit(
        _ write: JournalWrite, number: Int64, lease: RunLease, seconds: Double, in transaction: any SQLExecutor
    ) async throws -> Bool {
        let admitted = try await transaction.execute(
            Self.admitWrite,
            [
                time.parameter, .real(seconds), .text(lease.runID), .integer(lease.token), .integer(number),
                write.progress.map(SQLValue.real) ?? .null,
            ])
        if admitted == 1 { return true }
        try await checkDone(number: number, lease: lease, in: transaction)
        return false
    }

    /// Throws `RunError.leaseLost` unless the write that was not admitted is there already.
    private func checkDone(number: Int64, lease: RunLease, in transaction: any SQLExecutor) async throws {
        let rows = try await transaction.query(Self.selectWrites, [.text(lease.runID)])
        guard let row = rows.first, try row.decode(0) == lease.token, try row.decode(1) == number else {
            throw RunError.leaseLost
        }
    }

    /// - Parameter last: What happened behind the write.
    private func record(
        _ write: JournalWrite, last: [RunEvent] = [], lease: RunLease, in transaction: any SQLExecutor
    ) async throws {
        for step in write.steps.values {
            try await transaction.executeLater(StoredStep.write, step.parameters(run: lease.runID))
        }
        for step in write.usedSignals {
            try await transaction.executeLater(Self.useSignals, [.text(lease.runID), .text(step)])
        }
        try await append(write.events + last, to: lease.runID, in: transaction)
    }

    /// - Returns: What became of the run; nil when that was done already.
    private func leave(
        _ conclusion: RunConclusion, _ write: JournalWrite, number: Int64, lease: RunLease, seconds: Double,
        in transaction: any SQLExecutor
    ) async throws -> RunStatus? {
        let end: RunEnd
        switch conclusion {
        case .succeeded(let output):
            end = RunEnd(status: .succeeded, output: output, change: .succeeded(output: output))
        case .failed(let failure): end = RunEnd(status: .failed, failure: failure, change: .failed(failure))
        case .cancelled: end = .cancelled
        case .resting, .released:
            guard try await admit(write, number: number, lease: lease, seconds: seconds, in: transaction) else {
                return nil
            }
            try await record(write, lease: lease, in: transaction)
            guard case .resting(let until, let signals) = conclusion else {
                return try await release(lease, in: transaction)
            }
            return try await rest(lease, until: until, signals: signals, in: transaction)
        }
        guard let ended = try await self.end(lease, end, write, number: number, in: transaction) else {
            try await checkDone(number: number, lease: lease, in: transaction)
            return nil
        }
        try await record(write, last: [ended.event(end.change, status: end.status)], lease: lease, in: transaction)
        return end.status
    }

    private struct RunEnd {
        let status: RunStatus
        var output: JSONValue?
        var failure: RunFailure?
        let change: RunChange

        static let cancelled = RunEnd(status: .cancelled, failure: .cancelled, change: .cancelled)
    }

    /// Ends a run in the statement that admits the write; the caller appends the event.
    private func end(
        _ lease: RunLease, _ end: RunEnd, _ write: JournalWrite, number: Int64, in transaction: any SQLExecutor
    ) async throws -> StoredRun? {
        let rows = try await transaction.query(
            Self.endRun,
            [
                time.parameter, .text(lease.runID), .text(end.status.rawValue), SQLValue(end.output),
                SQLValue(end.failure?.json),
                end.status == .succeeded ? .real(1) : write.progress.map(SQLValue.real) ?? .null,
                .integer(lease.token), .integer(number),
            ])
        return try rows.first.map { try StoredRun($0) }
    }

    /// Cancels a locked run that its worker leaves.
    private func cancel(_ stored: StoredRun, in transaction: any SQLExecutor) async throws -> RunStatus {
        let number = stored.writes + 1
        guard try await end(stored.lease, .cancelled, JournalWrite(), number: number, in: transaction) != nil else {
            throw RunError.leaseLost
        }
        try await append([stored.event(.cancelled, status: .cancelled)], to: stored.run.id, in: transaction)
        return .cancelled
    }

    private func rest(
        _ lease: RunLease, until: Date?, signals: [String], in transaction: any SQLExecutor
    ) async throws -> RunStatus {
        let stored = try await lock(lease, in: transaction)
        var hasSignal = until.map { $0 <= stored.readAt } ?? false
        if !hasSignal, !signals.isEmpty {
            let rows = try await transaction.query(Self.selectSignal, [.text(lease.runID), RunSQL.list(signals)])
            hasSignal = !rows.isEmpty
        }
        var machine = stored.machine
        switch try machine.rested(hasSignal: hasSignal) {
        case .cancel:
            return try await cancel(stored, in: transaction)
        case .wait:
            try await transaction.executeLater(
                Self.restRun, [.text(lease.runID), .text("waiting"), SQLValue(until), RunSQL.list(signals)])
            try await append(
                [stored.event(.waiting(until: until, signals: signals), status: .waiting)], to: lease.runID,
                in: transaction)
        case .goOn:
            try await transaction.executeLater(
                Self.restRun, [.text(lease.runID), .text("queued"), .timestamp(stored.readAt), .null])
            let reason: RunChange.QueueReason = until.map { $0 <= stored.readAt } == true ? .due : .signalled
            try await append(
                [stored.event(.queued(reason: reason, due: nil), status: .queued)], to: lease.runID, in: transaction)
        }
        return machine.status
    }

    /// Gives a run back unfinished; the attempt does not count.
    func release(_ lease: RunLease, in transaction: any SQLExecutor) async throws -> RunStatus {
        let stored = try await lock(lease, in: transaction)
        if stored.run.isCancelRequested {
            return try await cancel(stored, in: transaction)
        }
        var machine = stored.machine
        try machine.released()
        try await transaction.executeLater(Self.releaseRun, [.text(lease.runID)])
        try await append(
            [stored.event(.queued(reason: .released, due: nil), status: .queued)], to: lease.runID, in: transaction)
        return machine.status
    }

    private func status(of run: String, in transaction: any SQLExecutor) async throws -> RunStatus {
        let rows = try await transaction.query(RunSQL.selectRun, [time.parameter, .text(run)])
        guard let row = rows.first else { throw RunError.leaseLost }
        return try StoredRun(row).run.status
    }

    // MARK: Statements

    /// Time, seconds, run, token, number, progress. It takes the run's lock, and keeps it for what follows.
    private static let admitWrite: SQL =
        "UPDATE runs SET lease_until =" + RunSQL.later + ", writes = $5, progress = coalesce($6, progress)"
        + "WHERE id = $3 AND lease_token = $4 AND status = 'running' AND writes = $5 - 1"

    private static let selectWrites: SQL = "SELECT lease_token, writes FROM runs WHERE id = $1"

    /// Time, run, status, output, failure, progress, token, number.
    private static let endRun: SQL =
        "UPDATE runs SET status = $3, output = $4, failure = $5, progress = coalesce($6, progress), finished_at ="
        + RunSQL.now
        + ", lease_owner = NULL, lease_until = NULL, due_at = NULL, signals = NULL, cancel_requested = false"
        + ", writes = $8 WHERE id = $2 AND lease_token = $7 AND status = 'running' AND writes = $8 - 1 RETURNING"
        + RunSQL.columns

    private static let restRun: SQL = """
        UPDATE runs SET status = $2, due_at = $3, signals = $4, lease_owner = NULL, lease_until = NULL WHERE id = $1
        """

    /// It keeps its place in the queue.
    private static let releaseRun: SQL = """
        UPDATE runs SET status = 'queued', attempt = attempt - 1, lease_owner = NULL, lease_until = NULL WHERE id = $1
        """

    private static let selectSignal: SQL =
        "SELECT 1 FROM run_signals WHERE run_id = $1 AND step IS NULL AND"
        + SQL(
            postgres: "name = ANY (ARRAY(SELECT json_array_elements_text($2::json))) LIMIT 1",
            sqlite: "name IN (SELECT value FROM json_each($2)) LIMIT 1")

    private static let takeSignal: SQL = """
        UPDATE run_signals SET step = $3 WHERE id = (
            SELECT id FROM run_signals
            WHERE run_id = $1 AND name = $2 AND NOT is_used AND (step IS NULL OR step = $3)
            ORDER BY step IS NULL, id LIMIT 1)
        RETURNING payload
        """

    private static let useSignals: SQL =
        "UPDATE run_signals SET is_used = true WHERE run_id = $1 AND step = $2 AND NOT is_used"
}

extension RunFailure {
    static let cancelled = RunFailure(code: "CANCELLED", message: "cancelled by request")
}
