import CharterStorage
import Foundation

extension RunStore {
    /// The run with an id.
    /// - Throws: `RunError.notFound`.
    public func run(_ id: String) async throws -> Run {
        let rows = try await database.query(RunSQL.selectRun, [time.parameter, .text(id)])
        guard let row = rows.first else { throw RunError.notFound(id: id) }
        return try StoredRun(row).run
    }

    /// The steps of a run in the order in which they began; empty for a run that does not exist.
    public func steps(of id: String) async throws -> [StepRecord] {
        try await database.query(StoredStep.ofRun, [.text(id)]).map { try StoredStep($0).record }
    }

    /// Runs, newest first.
    /// - Parameters:
    ///   - limit: 1 to 1,000; values outside are brought inside.
    ///   - cursor: `RunPage.next` of the page before.
    public func runs(_ filter: RunFilter = RunFilter(), limit: Int, after cursor: RunCursor? = nil) async throws
        -> RunPage
    {
        let limit = min(max(limit, 1), 1_000)
        let rows = try await database.query(
            Self.selectRuns(filter, after: cursor),
            [
                time.parameter, SQLValue(filter.kind), SQLValue(filter.name), SQLValue(filter.userID),
                SQLValue(filter.from), SQLValue(filter.to), RunSQL.list(filter.statuses.map(\.rawValue).sorted()),
                SQLValue(cursor?.createdAt), SQLValue(cursor?.id), .integer(Int64(limit + 1)),
            ])
        let runs = try rows.map { try StoredRun($0).run }
        let page = Array(runs.prefix(limit))
        let next = runs.count > limit ? page.last.map { RunCursor(createdAt: $0.createdAt, id: $0.id) } : nil
        return RunPage(runs: page, next: next)
    }

    /// How long the queue is now.
    public func queueFigures() async throws -> QueueFigures {
        let rows = try await database.query(Self.selectFigures, [time.parameter])
        guard let row = rows.first else { return QueueFigures(queued: 0, running: 0, waiting: 0, oldestAge: 0) }
        let oldest: Date? = try row.decode(3)
        let now: Date = try row.decode(4)
        return QueueFigures(
            queued: try row.decode(0), running: try row.decode(1), waiting: try row.decode(2),
            oldestAge: oldest.map { max(0, now.timeIntervalSince($0)) } ?? 0)
    }

    // MARK: Statements

    /// Time, kind, name, user, from, to, statuses, time and id of the cursor, limit. A condition that is not wanted still
    /// names its parameter, so that all texts take the same ones.
    private static func selectRuns(_ filter: RunFilter, after cursor: RunCursor?) -> SQL {
        let conditions: [SQL] = [
            filter.kind == nil ? "CAST($2 AS text) IS NULL" : "kind = $2",
            filter.name == nil ? "CAST($3 AS text) IS NULL" : "name = $3",
            filter.userID == nil ? "CAST($4 AS text) IS NULL" : "user_id = $4",
            filter.from == nil ? Self.noTime5 : "created_at >= $5",
            filter.to == nil ? Self.noTime6 : "created_at < $6",
            filter.statuses.isEmpty ? "CAST($7 AS text) IS NOT NULL" : Self.hasStatus,
            cursor == nil ? Self.noCursor : "(created_at, id) < ($8, $9)",
        ]
        return conditions.reduce("SELECT" + RunSQL.columns + "FROM runs WHERE true") { $0 + "AND" + $1 }
            + "ORDER BY created_at DESC, id DESC LIMIT $10"
    }

    private static let noTime5 = SQL(postgres: "$5::timestamptz IS NULL", sqlite: "$5 IS NULL")
    private static let noTime6 = SQL(postgres: "$6::timestamptz IS NULL", sqlite: "$6 IS NULL")
    private static let noCursor = SQL(
        postgres: "$8::timestamptz IS NULL AND $9::text IS NULL", sqlite: "$8 IS NULL AND $9 IS NULL")
    private static let hasStatus = SQL(
        postgres: "status = ANY (ARRAY(SELECT json_array_elements_text($7::json)))",
        sqlite: "status IN (SELECT value FROM json_each($7))")

    private static let selectFigures: SQL =
        """
        SELECT (SELECT count(*) FROM runs WHERE status = 'queued'), (SELECT count(*) FROM runs WHERE status = 'running'),
            (SELECT count(*) FROM runs WHERE status = 'waiting'),
            (SELECT min(due_at) FROM runs WHERE status = 'queued'),
        """ + RunSQL.now
}
