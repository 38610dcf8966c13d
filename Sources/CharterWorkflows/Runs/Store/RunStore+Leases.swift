import CharterStorage
import Foundation

extension RunStore {
    /// Renews all leases of a process.
    /// - Returns: Those that it holds.
    func heartbeat(owner: String, seconds: Double) async throws -> [HeldLeases.Found] {
        let rows = try await database.query(Self.renewLeases, [time.parameter, .real(seconds), .text(owner)])
        return try rows.map { row in
            HeldLeases.Found(
                lease: RunLease(runID: try row.decode(0), token: try row.decode(1)),
                isCancelRequested: try row.decode(2), isOverdue: try row.decode(3))
        }
    }

    /// Gives a run back that nobody works on.
    func giveBack(_ lease: RunLease) async throws {
        try await write { transaction in
            _ = try await release(lease, in: transaction)
            return Written((), [lease.runID])
        }
    }

    /// What a look at expired leases did.
    struct Reaped: Sendable, Hashable {
        var recovered: [String] = []
        var cancelled: [String] = []
        var failed: [String] = []

        var all: [String] { recovered + cancelled + failed }
    }

    /// Takes runs from workers whose leases ran out, at most so many at a time.
    ///
    /// A lease that ends later than any can, because the clock was set back, is shortened first.
    func reap(maximumLosses: Int, lease seconds: Double, limit: Int = 100) async throws -> Reaped {
        try await database.execute(Self.shortenLeases, [time.parameter, .real(seconds)])
        return try await write { transaction in
            var reaped = Reaped()
            let rows = try await transaction.query(Self.selectExpired, [time.parameter, .integer(Int64(limit))])
            for stored in try rows.map({ try StoredRun($0) }) {
                let id = stored.run.id
                var machine = stored.machine
                let isOverdue = stored.run.deadline.map { $0 < stored.readAt } ?? false
                let event: RunChange
                var failure: RunFailure?
                switch try machine.leaseExpired(maximumLosses: maximumLosses, isOverdue: isOverdue) {
                case .recover:
                    event = .recovered(losses: machine.losses)
                    reaped.recovered.append(id)
                case .cancel:
                    (event, failure) = (.cancelled, .cancelled)
                    reaped.cancelled.append(id)
                case .fail(let reason):
                    (event, failure) = (.failed(reason), reason)
                    reaped.failed.append(id)
                }
                // It keeps its place in the queue: whoever waited behind it need not come first now.
                try await change(
                    stored, to: machine, failure: failure, event, at: stored.run.due, in: transaction)
            }
            return Written(reaped, reaped.all)
        }
    }

    /// When the first lease runs out, unless it is renewed, and the time.
    func nextExpiry() async throws -> (expiry: Date?, now: Date) {
        try await next(Self.selectNextExpiry)
    }

    /// When the next waiting run is due, and the time.
    func nextDue() async throws -> (due: Date?, now: Date) {
        try await next(Self.selectNextDue)
    }

    private func next(_ sql: SQL) async throws -> (Date?, Date) {
        let rows = try await database.query(sql, [time.parameter])
        guard let row = rows.first else {
            throw StorageError.unexpectedColumn(position: 0, expected: "the time", found: "no row")
        }
        return (try row.decode(0), try row.decode(1))
    }

    /// Queues waiting runs whose time has come, at most so many.
    /// - Returns: How many there were.
    func queueDue(limit: Int = 100) async throws -> Int {
        try await write { transaction in
            let rows = try await transaction.query(Self.selectDue, [time.parameter, .integer(Int64(limit))])
            let runs = try rows.map { try StoredRun($0) }
            for stored in runs {
                var machine = stored.machine
                try machine.due()
                // The time that it was due stays: it orders the queue, and tells how late the run is.
                try await change(
                    stored, to: machine, .queued(reason: .due, due: nil), at: stored.run.due, in: transaction)
            }
            return Written(runs.count, runs.map(\.run.id))
        }
    }

    /// Fails runs that nobody works on and whose deadline has passed, at most so many.
    /// - Returns: Their ids.
    func failOverdue(limit: Int = 100) async throws -> [String] {
        try await write { transaction in
            let rows = try await transaction.query(Self.selectOverdue, [time.parameter, .integer(Int64(limit))])
            let runs = try rows.map { try StoredRun($0) }
            for stored in runs {
                var machine = stored.machine
                let failure = try machine.expired()
                try await change(stored, to: machine, failure: failure, .failed(failure), in: transaction)
            }
            return Written(runs.map(\.run.id), runs.map(\.run.id))
        }
    }

    /// Writes the status of a locked run that no worker holds from now on, and its event.
    func change(
        _ stored: StoredRun, to machine: RunStateMachine, failure: RunFailure? = nil, _ change: RunChange,
        at due: Date? = nil, in transaction: any SQLExecutor
    ) async throws {
        let isEnded = machine.status.isEnded
        let now: SQLValue = .timestamp(stored.readAt)
        try await transaction.execute(
            Self.changeRun,
            [
                .text(stored.run.id), .text(machine.status.rawValue), SQLValue(failure?.json),
                isEnded ? .null : due.map(SQLValue.timestamp) ?? now, isEnded ? now : .null,
                .integer(Int64(machine.losses)),
            ])
        try await append([stored.event(change, status: machine.status)], to: stored.run.id, in: transaction)
    }

    // MARK: Statements

    /// Time, seconds, owner.
    private static let renewLeases: SQL =
        "UPDATE runs SET lease_until =" + RunSQL.later + "WHERE lease_owner = $3 AND status = 'running'"
        + "RETURNING id, lease_token, cancel_requested, coalesce(deadline <" + RunSQL.now + ", false)"

    private static let shortenLeases: SQL =
        SQL(
            postgres: """
                UPDATE runs SET lease_until = at + $2::double precision * interval '1 second'
                FROM (SELECT coalesce($1::timestamptz, clock_timestamp()) AS at) AS now
                WHERE status = 'running' AND lease_until > at + 2 * $2::double precision * interval '1 second'
                """,
            sqlite: """
                UPDATE runs SET lease_until = $1 + CAST($2 * 1000000 AS INTEGER)
                WHERE status = 'running' AND lease_until > $1 + CAST(2 * $2 * 1000000 AS INTEGER)
                """)

    private static let selectExpired: SQL =
        "SELECT" + RunSQL.columns + "FROM runs WHERE status = 'running' AND lease_until <" + RunSQL.now
        + "ORDER BY lease_until LIMIT $2" + RunSQL.lockFree

    private static let selectNextExpiry: SQL =
        "SELECT (SELECT min(lease_until) FROM runs WHERE status = 'running')," + RunSQL.now

    private static let selectNextDue: SQL =
        "SELECT (SELECT min(due_at) FROM runs WHERE status = 'waiting' AND due_at IS NOT NULL)," + RunSQL.now

    private static let selectDue: SQL =
        "SELECT" + RunSQL.columns + "FROM runs WHERE status = 'waiting' AND due_at IS NOT NULL AND due_at <="
        + RunSQL.now
        + "ORDER BY due_at LIMIT $2" + RunSQL.lockFree

    private static let selectOverdue: SQL =
        "SELECT" + RunSQL.columns
        + "FROM runs WHERE status IN ('queued', 'waiting') AND deadline IS NOT NULL AND deadline <" + RunSQL.now
        + "ORDER BY deadline LIMIT $2" + RunSQL.lockFree

    /// Run, status, failure, due, end, losses.
    private static let changeRun: SQL = """
        UPDATE runs SET status = $2, failure = $3, due_at = $4, finished_at = $5, losses = $6, lease_owner = NULL,
            lease_until = NULL, signals = NULL, cancel_requested = false
        WHERE id = $1
        """
}
