import CharterStorage
import Foundation

/// Who claims, and what.
struct ClaimRequest: Sendable, Hashable {
    /// The process that works on what it gets.
    let owner: String
    /// The kinds of runs that it has programs for.
    let kinds: [String]
    /// How long the leases last, in seconds.
    let lease: Double
    /// How many runs at most.
    let limit: Int
}

extension RunStore {
    /// Takes queued runs for a worker: the highest priority first, then those that are ready for longest.
    func claim(_ request: ClaimRequest) async throws -> [LeasedRun] {
        try await write { transaction in
            let runs = try await claim(request, in: transaction)
            return Written(runs, runs.map(\.run.id))
        }
    }

    /// The same in a transaction; the runs' events are appended.
    ///
    /// On PostgreSQL runs that another claim looks at are left out instead of waited for. How many runs of a concurrency
    /// key work is counted under a lock of that key, which claims of other keys do not feel.
    func claim(_ request: ClaimRequest, in transaction: any SQLExecutor) async throws -> [LeasedRun] {
        var taken: [StoredRun] = []
        var fullKeys: Set<String> = []
        // Each round that did not suffice found a key to be full or busy, and looks behind its runs.
        for _ in 0..<Self.claimRounds {
            let found = try await look(
                request, limit: request.limit - taken.count, without: fullKeys, in: transaction)
            taken += found.taken
            let admitted = try await admit(found.candidates, fullKeys: &fullKeys, in: transaction)
            if !admitted.isEmpty { taken += try await take(admitted, request, in: transaction) }
            if admitted.count == found.candidates.count || taken.count >= request.limit { break }
        }
        return try await leased(taken, in: transaction)
    }

    private static let claimRounds = 8

    private struct Candidate {
        let id: String
        let concurrency: RunSubmission.Concurrency?
    }

    /// Looks for runs to take. PostgreSQL takes those without a concurrency key in the same statement.
    private func look(
        _ request: ClaimRequest, limit: Int, without fullKeys: Set<String>, in transaction: any SQLExecutor
    ) async throws -> (taken: [StoredRun], candidates: [Candidate]) {
        let takesFree = transaction.dialect == .postgres
        if takesFree { try await transaction.executeLater(Self.followIndex, []) }
        let rows = try await transaction.query(
            takesFree ? Self.takeFree : Self.selectCandidates,
            [
                time.parameter, .real(request.lease), .text(request.owner), RunSQL.list(request.kinds),
                RunSQL.list(fullKeys), .integer(Int64(limit)),
            ])
        guard takesFree else { return ([], try rows.map { try candidate($0, at: 0) }) }
        var taken: [StoredRun] = []
        var candidates: [Candidate] = []
        for row in rows {
            if try row.decode(0, as: String?.self) != nil {
                taken.append(try StoredRun(row))
            } else {
                candidates.append(try candidate(row, at: StoredRun.columnCount))
            }
        }
        return (taken, candidates)
    }

    private func candidate(_ row: SQLRow, at position: Int) throws -> Candidate {
        var concurrency: RunSubmission.Concurrency?
        if let key: String = try row.decode(position + 1), let limit: Int = try row.decode(position + 2) {
            concurrency = RunSubmission.Concurrency(key: key, limit: limit)
        }
        return Candidate(id: try row.decode(position), concurrency: concurrency)
    }

    /// Those candidates whose concurrency keys have room.
    private func admit(
        _ candidates: [Candidate], fullKeys: inout Set<String>, in transaction: any SQLExecutor
    ) async throws -> [String] {
        var working: [String: Int] = [:]
        var admitted: [String] = []
        for candidate in candidates {
            guard let concurrency = candidate.concurrency else {
                admitted.append(candidate.id)
                continue
            }
            let key = concurrency.key
            if working[key] == nil, !fullKeys.contains(key) {
                working[key] = try await countWorking(key, in: transaction)
            }
            if let count = working[key], count < concurrency.limit {
                working[key] = count + 1
                admitted.append(candidate.id)
            } else {
                fullKeys.insert(key)
            }
        }
        return admitted
    }

    /// How many runs of a key work; nil when another claim is counting them. Nobody else claims any of them until the
    /// transaction ends.
    private func countWorking(_ key: String, in transaction: any SQLExecutor) async throws -> Int? {
        if transaction.dialect == .postgres {
            let locked = try await transaction.query(Self.lockKey, [.text(key)])
            guard try locked.first?.decode(0, as: Bool.self) == true else { return nil }
        }
        // Counted by a statement of its own: it sees what the last holder of the lock has committed.
        let rows = try await transaction.query(Self.countWorking, [.text(key)])
        return try rows.first?.decode(0)
    }

    private func take(
        _ ids: [String], _ request: ClaimRequest, in transaction: any SQLExecutor
    ) async throws -> [StoredRun] {
        let rows = try await transaction.query(
            Self.takeRuns, [time.parameter, .real(request.lease), .text(request.owner), RunSQL.list(ids)])
        return try rows.map { try StoredRun($0) }
    }

    /// What workers need of runs that were taken, in the order of the queue; appends the runs' events.
    private func leased(_ taken: [StoredRun], in transaction: any SQLExecutor) async throws -> [LeasedRun] {
        for run in taken {
            try await append(
                [run.event(.started(attempt: run.run.attempt), status: .running)], to: run.run.id, in: transaction)
        }
        // A run that nobody wrote to or was lost with has no steps yet, which spares most claims two statements.
        let resumed = taken.filter { $0.writes > 0 || $0.run.losses > 0 }
        let history = try await history(of: resumed.map(\.run.id), in: transaction)
        return taken.sorted { $0.run.place < $1.run.place }.map { run in
            LeasedRun(
                run: run.run, lease: run.lease, claimedAt: run.readAt, writes: run.writes,
                steps: history.steps[run.run.id] ?? [:], stepsWithSignal: history.withSignal[run.run.id] ?? [])
        }
    }

    /// What runs remember of their steps, by run.
    private func history(
        of runs: [String], in transaction: any SQLExecutor
    ) async throws -> (steps: [String: [String: StoredStep]], withSignal: [String: Set<String>]) {
        var steps: [String: [String: StoredStep]] = [:]
        var withSignal: [String: Set<String>] = [:]
        guard !runs.isEmpty else { return (steps, withSignal) }
        for row in try await transaction.query(StoredStep.ofRuns, [RunSQL.list(runs)]) {
            let step = try StoredStep(row)
            steps[try row.decode(0), default: [:]][step.record.name] = step
        }
        for row in try await transaction.query(Self.selectSignalSteps, [RunSQL.list(runs)]) {
            withSignal[try row.decode(0), default: []].insert(try row.decode(1))
        }
        return (steps, withSignal)
    }

    // MARK: Statements

    /// Time, seconds, owner, kinds, keys to leave out, limit; the first three are for `takeFree`.
    static let selectCandidates: SQL =
        SQL(
            postgres: """
                SELECT id, concurrency_key, concurrency_limit, priority, due_at FROM runs
                WHERE status = 'queued' AND kind = ANY (ARRAY(SELECT json_array_elements_text($4::json)))
                    AND (concurrency_key IS NULL
                        OR concurrency_key <> ALL (ARRAY(SELECT json_array_elements_text($5::json)))
                """,
            sqlite: """
                SELECT id, concurrency_key, concurrency_limit, priority, due_at FROM runs
                WHERE status = 'queued' AND kind IN (SELECT value FROM json_each($4))
                    AND (concurrency_key IS NULL OR concurrency_key NOT IN (SELECT value FROM json_each($5))
                """) + """
            AND concurrency_key NOT IN (
                SELECT busy.concurrency_key FROM runs AS busy
                WHERE busy.status = 'running' AND busy.concurrency_key IS NOT NULL
                GROUP BY busy.concurrency_key HAVING count(*) >= max(busy.concurrency_limit)))
            ORDER BY priority DESC, due_at, id LIMIT $6
            """ + SQL(postgres: "FOR NO KEY UPDATE OF runs SKIP LOCKED", sqlite: "")

    /// Lets PostgreSQL walk along `runs_claimable` until it has enough, whatever it believes of the queue. Its plan is one of
    /// when the queue was short: to read all of it and sort it, for each claim.
    static let followIndex: SQL = """
        SELECT set_config('enable_bitmapscan', 'off', true), set_config('enable_seqscan', 'off', true)
        """

    /// The same on PostgreSQL, which takes those without a key at once: their columns, or NULL, and then the candidate's.
    static let takeFree: SQL =
        "WITH candidates AS MATERIALIZED (" + selectCandidates + "), taken AS (" + takeAny
        + "(ARRAY(SELECT id FROM candidates WHERE concurrency_key IS NULL)) RETURNING" + RunSQL.columns + """
            ) SELECT taken.*, candidates.id, candidates.concurrency_key, candidates.concurrency_limit
            FROM candidates LEFT JOIN taken ON taken.id = candidates.id
            ORDER BY candidates.priority DESC, candidates.due_at, candidates.id
            """

    private static let lockKey: SQL = "SELECT pg_try_advisory_xact_lock(hashtextextended($1, 20261128))"

    private static let countWorking: SQL =
        "SELECT count(*) FROM runs WHERE status = 'running' AND concurrency_key = $1"

    /// Time, seconds, owner, runs. They are locked, so their status need not be asked for again, which could make PostgreSQL
    /// look through the whole queue for them.
    private static let takeRuns: SQL =
        takeAny
        + SQL(
            postgres: "(ARRAY(SELECT json_array_elements_text($4::json)))",
            sqlite: "(SELECT value FROM json_each($4))") + "RETURNING" + RunSQL.columns

    private static let takeAny: SQL =
        "UPDATE runs SET status = 'running', lease_owner = $3, lease_token = lease_token + 1, lease_until ="
        + RunSQL.later
        + ", attempt = attempt + 1, signals = NULL, started_at = coalesce(started_at," + RunSQL.now + ")"
        + SQL(postgres: "WHERE id = ANY", sqlite: "WHERE id IN")

    private static let selectSignalSteps: SQL =
        "SELECT DISTINCT run_id, step FROM run_signals"
        + SQL(
            postgres: "WHERE run_id = ANY (ARRAY(SELECT json_array_elements_text($1::json)))",
            sqlite: "WHERE run_id IN (SELECT value FROM json_each($1))") + "AND step IS NOT NULL AND NOT is_used"
}

extension Run {
    /// Where it stands in the queue: the highest priority first, then what is ready for longest.
    fileprivate var place: (Int, Date, String) { (-priority, due ?? .distantFuture, id) }
}
