import Dispatch
import Synchronization

/// Counts what a database does, for the metrics page. Safe to use from any task and thread.
public final class DatabaseFigures: Sendable {
    private let state = Mutex(DatabaseFiguresSnapshot())
    // These change with every statement, on all threads at once.
    private let inUse = Atomic(0)
    private let waiting = Atomic(0)

    public init() {}

    /// The figures at this moment.
    public func snapshot() -> DatabaseFiguresSnapshot {
        var snapshot = state.withLock { $0 }
        snapshot.connectionsInUse = inUse.load(ordering: .relaxed)
        snapshot.waiting = waiting.load(ordering: .relaxed)
        return snapshot
    }

    func connectionOpened() { state.withLock { $0.connectionsOpen += 1 } }
    func connectionClosed() { state.withLock { $0.connectionsOpen -= 1 } }
    func connectionTaken() { inUse.add(1, ordering: .relaxed) }
    func connectionGivenBack() { inUse.subtract(1, ordering: .relaxed) }
    func reconnected() { state.withLock { $0.reconnects += 1 } }
    func transactionEnded(committed: Bool) {
        state.withLock { committed ? ($0.transactionsCommitted += 1) : ($0.transactionsRolledBack += 1) }
    }

    /// Runs what has to wait for a connection, and counts it as waiting meanwhile.
    nonisolated(nonsending) func waiting<Result>(
        _ body: nonisolated(nonsending) () async throws -> Result
    ) async throws -> Result {
        waiting.add(1, ordering: .relaxed)
        defer { waiting.subtract(1, ordering: .relaxed) }
        return try await body()
    }

    /// Runs a statement and counts it with its time, and what it throws by its kind.
    ///
    /// It stays where its caller is, as all that a statement passes through: each switch of executors costs.
    nonisolated(nonsending) func statement<Result>(
        _ body: nonisolated(nonsending) () async throws -> Result
    ) async throws -> Result {
        let start = DispatchTime.now().uptimeNanoseconds
        do {
            let result = try await body()
            count(start, nil)
            return result
        } catch {
            count(start, (error as? StorageError)?.kind ?? (error is CancellationError ? "cancelled" : "other"))
            throw error
        }
    }

    private func count(_ start: UInt64, _ error: String?) {
        let seconds = Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
        state.withLock { state in
            state.add(statementSeconds: seconds)
            if let error { state.errors[error, default: 0] += 1 }
        }
    }
}

/// The figures of a database since it was opened.
public struct DatabaseFiguresSnapshot: Sendable, Hashable {
    public internal(set) var connectionsOpen = 0
    public internal(set) var connectionsInUse = 0
    public var connectionsIdle: Int { max(0, connectionsOpen - connectionsInUse) }
    /// Statements and transactions that wait for a connection.
    public internal(set) var waiting = 0
    /// Connections that were opened in place of lost ones.
    public internal(set) var reconnects = 0
    public internal(set) var transactionsCommitted = 0
    public internal(set) var transactionsRolledBack = 0
    /// Statements that failed, by `StorageError.kind`, and `cancelled`.
    public internal(set) var errors: [String: Int] = [:]
    public internal(set) var statements = 0
    /// The time of all statements together, in seconds, the wait for a connection included.
    public internal(set) var statementSeconds = 0.0
    /// How many statements took longer than the bound before and at most as long as each of `statementBounds`; the last
    /// number is of those that took longer than all.
    public internal(set) var statementBuckets = [Int](repeating: 0, count: statementBounds.count + 1)

    /// The upper bounds of the histogram of statement times, in seconds.
    public static let statementBounds = [0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 30]

    mutating func add(statementSeconds seconds: Double) {
        statements += 1
        statementSeconds += seconds
        let bucket = Self.statementBounds.firstIndex { seconds <= $0 } ?? Self.statementBounds.count
        statementBuckets[bucket] += 1
    }
}
