import CharterEvents
import CharterResilience
import CharterStorage
import Foundation

/// The runs in the database: what survives everything else. Each change of a run and its events are one transaction.
///
/// Several replicas use one database. What they do to a run at the same time is put in order by the lock of its row, which
/// every change takes first.
public struct RunStore: Sendable {
    let database: any Database
    let events: any EventTopics
    let time: DatabaseTime

    /// The tables of this component.
    public static let migrations = RunMigrations.all

    /// - Parameter clock: For SQLite; PostgreSQL's own clock is used there.
    public init(database: any Database, events: any EventTopics, clock: WallClock = .system) {
        self.init(database: database, events: events, time: DatabaseTime(of: database, clock: clock))
    }

    init(database: any Database, events: any EventTopics, time: DatabaseTime) {
        self.database = database
        self.events = events
        self.time = time
    }

    /// The time by which runs are judged.
    func now() async throws -> Date {
        let rows = try await database.query(Self.selectNow, [time.parameter])
        guard let row = rows.first else {
            throw StorageError.unexpectedColumn(position: 0, expected: "the time", found: "no row")
        }
        return try row.decode(0)
    }

    private static let selectNow: SQL = "SELECT" + RunSQL.now

    // MARK: Transactions with events

    /// What a transaction gives, and the runs whose events it appended.
    struct Written<Result: Sendable>: Sendable {
        let result: Result
        let runs: [String]

        init(_ result: Result, _ runs: [String]) {
            self.result = result
            self.runs = runs
        }
    }

    /// Runs a transaction, and wakes the subscribers of the runs that it wrote events of.
    func write<Result: Sendable>(
        _ body: @Sendable (any SQLExecutor) async throws -> Written<Result>
    ) async throws -> Result {
        let written = try await database.transaction(body)
        for run in written.runs { events.committed(run) }
        return written.result
    }

    func append(_ changes: [RunEvent], to run: String, in transaction: any SQLExecutor) async throws {
        guard !changes.isEmpty else { return }
        try await events.appendLater(changes.map(\.newEvent), to: run, in: transaction)
    }

    /// The run with an id, kept as it is until the transaction ends.
    func lock(_ id: String, in transaction: any SQLExecutor) async throws -> StoredRun {
        let rows = try await transaction.query(RunSQL.selectRun + RunSQL.lock, [time.parameter, .text(id)])
        guard let row = rows.first else { throw RunError.notFound(id: id) }
        return try StoredRun(row)
    }

    /// The same for whoever holds its lease.
    func lock(_ lease: RunLease, in transaction: any SQLExecutor) async throws -> StoredRun {
        do {
            let stored = try await lock(lease.runID, in: transaction)
            guard stored.token == lease.token, stored.run.status == .running else { throw RunError.leaseLost }
            return stored
        } catch RunError.notFound {
            throw RunError.leaseLost
        }
    }
}
