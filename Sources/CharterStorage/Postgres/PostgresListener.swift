import CPostgres
import CharterResilience
import Logging
import Synchronization

/// Listens for all listeners of this process on one connection of its own, which is opened with the first of them and
/// opened again when it is lost.
final class PostgresListener: Sendable {
    private enum Event {
        case interestChanged
        case lost
    }

    let hub: NotificationHub
    private let connector: PostgresConnector
    private let timeout: Duration
    private let figures: DatabaseFigures
    private let logger: Logger
    private let thread: PostgresIOThread
    private let notices: PostgresNotices
    private let events: AsyncStream<Event>.Continuation
    private let task = Mutex<Task<Void, Never>?>(nil)

    private static let backoff = Backoff(base: .milliseconds(50), maximum: .seconds(5))

    init(
        connector: PostgresConnector, timeout: Duration, figures: DatabaseFigures, logger: Logger,
        thread: PostgresIOThread, notices: PostgresNotices
    ) {
        // One event says as much as many: what is to be done is looked up.
        let (stream, continuation) = AsyncStream.makeStream(of: Event.self, bufferingPolicy: .bufferingNewest(2))
        events = continuation
        hub = NotificationHub { _, _ in continuation.yield(.interestChanged) }
        self.connector = connector
        self.timeout = timeout
        self.figures = figures
        self.logger = logger
        self.thread = thread
        self.notices = notices
        task.withLock { $0 = Task { [self] in await run(stream) } }
    }

    /// Ends all streams; the connection closes soon.
    func stop() {
        hub.close()
        events.finish()
        task.withLock { $0?.cancel() }
    }

    func shutdown() async {
        stop()
        await task.withLock { $0 }?.value
    }

    private func run(_ stream: AsyncStream<Event>) async {
        var connection: PostgresConnection?
        var heard: Set<String> = []
        for await _ in stream {
            if Task.isCancelled { break }
            if let lost = connection, lost.isClosed.load(ordering: .sequentiallyConsistent) {
                logger.warning("the connection that listens was lost; what is sent until it is back is missed")
                connection = nil
                heard = []
                hub.silenceAll()
            }
            if connection == nil, !hub.channels.isEmpty { connection = await open() }
            guard let connection else { continue }
            heard = await update(connection, heard)
        }
        connection?.close()
    }

    /// Listens to what somebody wants to hear and no longer to the rest. A failure is followed by the connection's loss.
    private func update(_ connection: PostgresConnection, _ heard: Set<String>) async -> Set<String> {
        let wanted = hub.channels
        do {
            for channel in heard.subtracting(wanted) {
                _ = try await connection.run(.command("UNLISTEN \(Self.quote(channel))"))
            }
            for channel in wanted.subtracting(heard) {
                _ = try await connection.run(.command("LISTEN \(Self.quote(channel))"))
            }
        } catch {
            connection.close()
            return []
        }
        for channel in wanted { hub.activate(channel) }
        return wanted
    }

    /// Connects as soon as that is possible; nil when the task was cancelled.
    private func open() async -> PostgresConnection? {
        var failures = 0
        while !Task.isCancelled {
            do throws(StorageError) {
                let handle = try await connector.connect()
                figures.connectionOpened()
                return PostgresConnection(
                    handle: handle, timeout: timeout, notices: notices, thread: thread,
                    onNotification: { [hub] channel, payload in hub.deliver(.received(payload: payload), to: channel) },
                    onClose: { [figures, events] in
                        figures.connectionClosed()
                        events.yield(.lost)
                    })
            } catch {
                failures += 1
                logger.log(level: failures == 1 ? .warning : .debug, "cannot connect to listen, trying again: \(error)")
                try? await ContinuousClock().sleep(for: Self.backoff.delay(before: failures))
            }
        }
        return nil
    }

    /// The server takes channels as identifiers, which cannot be parameters. Quoted, every name is one.
    private static func quote(_ channel: String) -> String { "\"" + channel.replacing("\"", with: "\"\"") + "\"" }
}
