import CharterResilience
import Synchronization

/// Counts what a database does, for the metrics page. Safe to use from any task and thread.
public final class DatabaseFigures: Sendable {
    private let state = Mutex(DatabaseFiguresSnapshot())

    public init() {}

    /// The figures at this moment.
    public func snapshot() -> DatabaseFiguresSnapshot { state.withLock { $0 } }

    func connectionOpened() { state.withLock { $0.connectionsOpen += 1 } }
    func connectionClosed() { state.withLock { $0.connectionsOpen -= 1 } }
    func connectionTaken() { state.withLock { $0.connectionsInUse += 1 } }
    func connectionGivenBack() { state.withLock { $0.connectionsInUse -= 1 } }
    func reconnected() { state.withLock { $0.reconnects += 1 } }
    func transactionEnded(committed: Bool) {
        state.withLock { committed ? ($0.transactionsCommitted += 1) : ($0.transactionsRolledBack += 1) }
    }

    /// Runs what may have to wait for a connection, and counts it as waiting meanwhile.
    func waiting<Result>(_ body: () async throws -> Result) async throws -> Result {
        state.withLock { $0.waiting += 1 }
        defer { state.withLock { $0.waiting -= 1 } }
        return try await counting(body)
    }

    /// Runs a statement and counts it with its time.
    func statement<Result>(_ body: () async throws -> Result) async throws -> Result {
        let start = ContinuousClock.now
        defer {
            let seconds = (ContinuousClock.now - start).inSeconds
            state.withLock { $0.add(statementSeconds: seconds) }
        }
        return try await counting(body)
    }

    /// Counts what the body throws by its kind.
    private func counting<Result>(_ body: () async throws -> Result) async throws -> Result {
        do {
            return try await body()
        } catch {
            let kind = (error as? StorageError)?.kind ?? (error is CancellationError ? "cancelled" : "other")
            state.withLock { $0.errors[kind, default: 0] += 1 }
            throw error
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
    /// Failures by `StorageError.kind`, and `cancelled`.
    public internal(set) var errors: [String: Int] = [:]
    public internal(set) var statements = 0
    /// The time of all statements together, in seconds.
    public internal(set) var statementSeconds = 0.0
    /// How many statements took at most as long as each of `statementBounds`.
    public internal(set) var statementBuckets = [Int](repeating: 0, count: statementBounds.count)

    /// The upper bounds of the histogram of statement times, in seconds.
    public static let statementBounds = [0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 30]

    mutating func add(statementSeconds seconds: Double) {
        statements += 1
        statementSeconds += seconds
        for (position, bound) in Self.statementBounds.enumerated() where seconds <= bound {
            statementBuckets[position] += 1
        }
    }
}
