import CharterResilience
import Logging
import Synchronization

/// The connections of a database: opened when they are needed, given out in the order in which they are asked for, replaced
/// when they are lost.
final class PostgresPool: Sendable {
    private let connector: PostgresConnector
    private let configuration: DatabaseConfiguration
    private let figures: DatabaseFigures
    private let logger: Logger
    private let thread: PostgresIOThread
    private let notices: PostgresNotices
    private let places: FairPool<PostgresConnection>
    /// How many connections were lost and not replaced yet.
    private let lost = Mutex(0)

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
        places = FairPool(capacity: configuration.poolSize, timeout: configuration.poolTimeout)
    }

    /// Runs the body with a connection that nobody else uses meanwhile. One that comes back within a transaction, or
    /// closed, is not used again.
    nonisolated(nonsending) func withConnection<Result>(
        _ body: nonisolated(nonsending) (PostgresConnection) async throws -> Result
    ) async throws -> Result {
        try Task.checkCancellation()
        var place = places.tryTake()
        if place == nil { place = try await figures.waiting { try await places.take() } }
        guard let place else { throw StorageError.closed }
        let connection = try await connection(in: place)
        figures.connectionTaken()
        defer {
            figures.connectionGivenBack()
            if connection.isReusable {
                places.giveBack(.filled(connection))
            } else {
                drop(connection)
                places.giveBack(.vacant)
            }
        }
        return try await body(connection)
    }

    /// Lets nobody in any more, waits for those who are in, and closes all connections.
    func shutdown() async {
        for connection in await places.close() { connection.close() }
    }

    private nonisolated(nonsending) func connection(in place: FairPool<PostgresConnection>.Place) async throws
        -> PostgresConnection
    {
        if case .filled(let idle) = place {
            if idle.isReusable { return idle }
            // Closed by the server while nobody used it.
            drop(idle)
        }
        do {
            return try await open()
        } catch {
            places.giveBack(.vacant)
            throw error
        }
    }

    private func drop(_ connection: PostgresConnection) {
        connection.close()
        lost.withLock { $0 += 1 }
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
                logger.log(level: failures == 1 ? .warning : .debug, "cannot connect, trying again: \(error)")
                try await ContinuousClock().sleep(for: delay)
            }
        }
    }

    private func register(_ handle: PostgresHandle) -> PostgresConnection {
        let isReplacement = lost.withLock { lost in
            defer { lost = max(0, lost - 1) }
            return lost > 0
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
        return [
            "starting up", "shutting down", "not yet accepting", "recovery", "too many", "connection slots",
            "terminating",
        ].contains {
            reason.contains($0)
        }
    }
}
