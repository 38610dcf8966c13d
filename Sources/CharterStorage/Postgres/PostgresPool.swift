import CharterResilience
import Logging
import Synchronization

/// The connections of a database: opened when they are needed, given out in the order in which they are asked for, replaced
/// when they are lost.
final class PostgresPool: Sendable {
    private struct State {
        /// Those that nobody uses; the one used last is the first to be used again.
        var idle: [PostgresConnection] = []
        /// How many were lost and not replaced yet.
        var lost = 0
    }

    private let connector: PostgresConnector
    private let configuration: DatabaseConfiguration
    private let figures: DatabaseFigures
    private let logger: Logger
    private let thread: PostgresIOThread
    private let notices: PostgresNotices
    private let places: FairSemaphore
    private let state = Mutex(State())

    /// How long to wait before connecting again.
    private static let backoff = Backoff(base: .milliseconds(50), maximum: .seconds(1))

    init(
        connector: PostgresConnector, configuration: DatabaseConfiguration, figures: DatabaseFigures, logger: Logger,
        thread: PostgresIOThread, notices: PostgresNotices
    ) {
        self.connector = connector
        self.configuration = configuration
        self.figures = figures
        self.logger = logger
        self.thread = thread
        self.notices = notices
        places = FairSemaphore(permits: configuration.poolSize, timeout: configuration.poolTimeout)
    }

    /// Runs the body with a connection that nobody else uses meanwhile. One that comes back within a transaction, or
    /// closed, is not used again.
    func withConnection<Result>(_ body: (PostgresConnection) async throws -> Result) async throws -> Result {
        try Task.checkCancellation()
        if !places.tryAcquire() { try await figures.waiting { try await places.acquire() } }
        defer { places.release() }
        let connection = try await connection()
        figures.connectionTaken()
        defer {
            figures.connectionGivenBack()
            giveBack(connection)
        }
        return try await body(connection)
    }

    /// Lets nobody in any more, waits for those who are in, and closes all connections.
    func shutdown() async {
        await places.close()
        let idle = state.withLock { state in
            defer { state.idle.removeAll() }
            return state.idle
        }
        for connection in idle { connection.close() }
    }

    private func connection() async throws -> PostgresConnection {
        while let idle = state.withLock({ $0.idle.popLast() }) {
            if idle.isOutsideTransaction { return idle }
            // Closed by the server while nobody used it.
            drop(idle)
        }
        return try await open()
    }

    private func giveBack(_ connection: PostgresConnection) {
        if connection.isOutsideTransaction {
            state.withLock { $0.idle.append(connection) }
        } else {
            drop(connection)
        }
    }

    private func drop(_ connection: PostgresConnection) {
        connection.close()
        state.withLock { $0.lost += 1 }
    }

    /// Connects, again and again while there is time: a server that restarts is not there for a moment.
    private func open() async throws -> PostgresConnection {
        let deadline = ContinuousClock.now + configuration.poolTimeout
        var failures = 0
        while true {
            do throws(StorageError) {
                let handle = try await connector.connect()
                return register(handle)
            } catch {
                failures += 1
                let delay = Self.backoff.delay(before: failures)
                guard error.mayMend, ContinuousClock.now + delay < deadline else { throw error }
                logger.warning("cannot connect, trying again: \(error)")
                try await ContinuousClock().sleep(for: delay)
            }
        }
    }

    private func register(_ handle: PostgresHandle) -> PostgresConnection {
        let isReplacement = state.withLock { state in
            guard state.lost > 0 else { return false }
            state.lost -= 1
            return true
        }
        if isReplacement { figures.reconnected() }
        figures.connectionOpened()
        return PostgresConnection(
            handle: handle, timeout: configuration.statementTimeout, notices: notices, thread: thread,
            onClose: { [figures] in figures.connectionClosed() })
    }
}

extension StorageError {
    /// Whether a failed attempt to connect may succeed later: what the server itself refuses will be refused again, unless
    /// it says that it is starting, stopping or full.
    var mayMend: Bool {
        guard case .unavailable(let reason) = self else { return false }
        guard reason.contains("FATAL:") else { return true }
        return ["starting up", "shutting down", "recovery", "too many", "connection slots", "terminating"].contains {
            reason.contains($0)
        }
    }
}
