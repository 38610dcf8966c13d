import CharterResilience
import CharterStorage
import Logging

/// Wakes by NOTIFY, on one channel for all topics.
///
/// The first wake-up is sent at once. After each NOTIFY there is a short pause in which topics gather, so a busy server
/// sends few and long ones. They are sent outside of the transactions that append, since NOTIFY serializes commits.
public struct PostgresWaker: EventWaker {
    private let database: any Database
    private let channel: String
    private let pause: Duration
    private let backoff: Backoff
    private let clock: WallClock
    private let logger: Logger
    private let outbox = WakeOutbox()

    /// - Parameters:
    ///   - channel: Replicas that are to wake each other use the same.
    ///   - pause: After each NOTIFY; an event may reach other replicas later by this much while many are appended.
    public init(
        database: any Database, channel: String = "charter_events", pause: Duration = .milliseconds(5),
        backoff: Backoff = Backoff(base: .milliseconds(100), maximum: .seconds(5)), clock: WallClock = .system,
        logger: Logger
    ) {
        self.database = database
        self.channel = channel
        self.pause = pause
        self.backoff = backoff
        self.clock = clock
        self.logger = logger
    }

    public var figures: EventWakerFigures { outbox.figures }

    public func wake(_ topic: String) { outbox.add(topic) }

    public func run(_ woken: @escaping @Sendable (EventWake) -> Void) async {
        await withDiscardingTaskGroup { group in
            group.addTask { await listen(woken) }
            group.addTask { await send() }
        }
    }

    private func listen(_ woken: @Sendable (EventWake) -> Void) async {
        outbox.connected(isReconnect: false)
        for await notification in database.notifications(on: channel) {
            switch notification {
            case .received(let payload):
                if let wake = outbox.receive(payload) { woken(wake) }
            case .reconnected:
                outbox.connected(isReconnect: true)
                woken(.everything)
            }
        }
        outbox.disconnected()
    }

    private func send() async {
        let (added, signal) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        outbox.onAdd { signal.yield() }
        defer { outbox.onAdd(nil) }
        // What was added before anybody listened.
        signal.yield()
        for await _ in added {
            // All of now: what is added meanwhile waits for the next turn.
            for message in outbox.takeMessages() {
                guard await notify(message) else { return }
            }
            guard (try? await clock.sleep(pause)) != nil else { return }
        }
    }

    /// Sends until it is sent. False when the task was cancelled.
    private func notify(_ message: String) async -> Bool {
        var failures = 0
        while !Task.isCancelled {
            do {
                try await database.notify(channel, message)
                return true
            } catch is CancellationError {
                return false
            } catch {
                failures += 1
                logger.log(level: failures == 1 ? .warning : .debug, "cannot wake other replicas: \(error)")
                guard (try? await clock.sleep(backoff.delay(before: failures))) != nil else { return false }
            }
        }
        return false
    }
}
