import CharterStorage
import Foundation
import GraphQLJSON

extension RunStore {
    /// How many signals that nobody took a run may have.
    static let maximumSignals = 1_000

    /// Asks a run to stop. One that waits is cancelled at once, one that works as soon as its worker hears of it; a
    /// cancelled one stays so.
    /// - Returns: The run as it is from then on, and whether it was cancelled by this.
    /// - Throws: `RunError.notFound`, `RunError.conflict` when it ended otherwise.
    func cancel(_ id: String) async throws -> (run: Run, isNew: Bool) {
        let (run, hasChanged) = try await control(id) { stored, transaction in
            var machine = stored.machine
            switch try machine.cancelRequested() {
            case .cancelled:
                try await change(stored, to: machine, failure: .cancelled, .cancelled, in: transaction)
            case .requested:
                try await transaction.execute(Self.requestCancel, [.text(id)])
                try await append([stored.event(.cancelling, status: .running)], to: id, in: transaction)
            case .nothing: return false
            }
            return true
        }
        return (run, hasChanged && run.status == .cancelled)
    }

    /// Lets a failed or cancelled run go on: the same run, its completed steps are kept, all others start anew, and know
    /// what they remembered.
    /// - Returns: The run as it is from then on.
    /// - Throws: `RunError.notFound`, `RunError.conflict` when it is neither failed nor cancelled.
    func retry(_ id: String) async throws -> Run {
        try await control(id) { stored, transaction in
            var machine = stored.machine
            try machine.retryRequested()
            try await transaction.execute(Self.restartSteps, [.text(id)])
            try await transaction.execute(Self.forgetSteps, [.text(id)])
            try await transaction.execute(Self.freeSignals, [.text(id)])
            try await transaction.execute(Self.forgetDeadline, [time.parameter, .text(id)])
            try await change(stored, to: machine, .queued(reason: .retried, due: nil), in: transaction)
            return true
        }.run
    }

    /// Sends a signal to a run, for a step that waits for it or will.
    /// - Returns: The run as it is from then on.
    /// - Throws: `RunError.notFound`, `RunError.conflict` when it has ended or too many signals wait,
    ///   `RunError.invalid` for a name that is empty or longer than 200 bytes.
    func signal(_ id: String, _ name: String, payload: JSONValue) async throws -> Run {
        guard (1...200).contains(name.utf8.count), !name.utf8.contains(0) else {
            throw RunError.invalid(reason: "the name of a signal has 1 to 200 bytes, none of them zero")
        }
        return try await control(id) { stored, transaction in
            var machine = stored.machine
            let wakes = try machine.signalled(name, waitingFor: stored.run.signals)
            let count: Int = try await transaction.query(Self.countSignals, [.text(id)]).first?.decode(0) ?? 0
            guard count < Self.maximumSignals else {
                throw RunError.conflict(
                    id: id, status: stored.run.status.rawValue, reason: "\(count) signals wait to be taken already")
            }
            try await transaction.execute(
                Self.insertSignal, [.text(id), .text(name), SQLValue(payload), .timestamp(stored.readAt)])
            if wakes {
                try await change(stored, to: machine, .queued(reason: .signalled, due: nil), in: transaction)
            }
            return wakes
        }.run
    }

    /// Appends an event that somebody outside tells of a run that has not ended, such as a milestone elsewhere.
    /// - Throws: `RunError.notFound`, `RunError.conflict` when it has ended.
    func report(_ id: String, _ type: String, payload: JSONValue) async throws {
        _ = try await control(id) { stored, transaction in
            guard !stored.run.status.isEnded else {
                throw RunError.conflict(id: id, status: stored.run.status.rawValue, reason: "it has ended")
            }
            try await append(
                [stored.event(.custom(type: type, payload), status: stored.run.status)], to: id, in: transaction)
            return true
        }
    }

    /// Changes a locked run, and reads it again.
    /// - Parameter body: Gives whether it changed the run, and so appended events.
    private func control(
        _ id: String, _ body: @Sendable (StoredRun, any SQLExecutor) async throws -> Bool
    ) async throws -> (run: Run, hasChanged: Bool) {
        try await write { transaction in
            let hasChanged = try await body(try await lock(id, in: transaction), transaction)
            return Written((try await lock(id, in: transaction).run, hasChanged), hasChanged ? [id] : [])
        }
    }

    // MARK: Statements

    private static let requestCancel: SQL = "UPDATE runs SET cancel_requested = true WHERE id = $1"

    /// Those that remember something, such as an execution elsewhere that may be repeated: before their first attempt.
    private static let restartSteps: SQL = """
        UPDATE run_steps
        SET status = 'retrying', attempt = 0, output = NULL, failure = NULL, resume_at = NULL, signal = NULL,
            started_at = NULL, finished_at = NULL
        WHERE run_id = $1 AND status <> 'completed' AND state IS NOT NULL
        """

    private static let forgetSteps: SQL =
        "DELETE FROM run_steps WHERE run_id = $1 AND status <> 'completed' AND state IS NULL"

    private static let freeSignals: SQL = "UPDATE run_signals SET step = NULL WHERE run_id = $1 AND NOT is_used"

    /// Time, run: a deadline that has passed would end the run again at once.
    private static let forgetDeadline: SQL = "UPDATE runs SET deadline = NULL WHERE id = $2 AND deadline <" + RunSQL.now

    private static let countSignals: SQL = "SELECT count(*) FROM run_signals WHERE run_id = $1 AND NOT is_used"

    private static let insertSignal: SQL =
        "INSERT INTO run_signals (run_id, name, payload, created_at) VALUES ($1, $2, $3, $4)"
}
