import CharterResilience
import Logging
import NIOCore
import NIOSSL
import Synchronization

/// A connection to Redis that comes back when it is lost.
final class RedisLink: Sendable {
    struct Settings: Sendable {
        let endpoint: RedisEndpoint
        let tls: NIOSSLContext?
        let options: RedisWaker.Options
        let group: any EventLoopGroup
        let logger: Logger
    }

    private struct State {
        var connection: RedisConnection?
        /// Whether it was ever ready.
        var wasReady = false
        /// Since when it is ready; nil when it is not.
        var readySince: ContinuousClock.Instant?
        /// Connections in a row that came to nothing.
        var failures = 0
    }

    /// A connection that lasts shorter than this came to nothing, even if it was ready: Redis refuses what it is for.
    private static let usefulLife = Duration.seconds(1)

    private let role: RedisConnectionStateMachine.Role
    private let settings: Settings
    private let state = Mutex(State())

    init(_ role: RedisConnectionStateMachine.Role, settings: Settings) {
        self.role = role
        self.settings = settings
    }

    /// Says that there may be something to publish.
    func publishMore() { state.withLock { $0.connection }?.publishMore() }

    /// Connects, and connects again, until the task is cancelled.
    /// - Parameters:
    ///   - ready: It is there, again if it was there before.
    ///   - lost: It was there and is no more.
    func run(
        ready: @escaping @Sendable (_ again: Bool) -> Void, lost: @Sendable () -> Void,
        message: @escaping @Sendable (String) -> Void = { _ in },
        nextMessage: @escaping @Sendable () -> String? = { nil }
    ) async {
        let events = RedisConnectionHandler.Events(
            ready: { ready(self.becameReady()) }, message: message, nextMessage: nextMessage)
        while !Task.isCancelled {
            do {
                let connection = try await RedisConnection.open(
                    settings.endpoint, tls: settings.tls, role: role, options: settings.options, group: settings.group,
                    events: events)
                state.withLock { $0.connection = connection }
                try await connection.waitForEnd()
            } catch {
                let (wasReady, failures) = ended()
                if wasReady { lost() }
                guard !Task.isCancelled, await pause(failures, error) else { return }
            }
        }
    }

    private func becameReady() -> Bool {
        let (again, isRecovery) = state.withLock { state in
            defer {
                state.wasReady = true
                state.readySince = .now
            }
            return (state.wasReady, state.failures > 0)
        }
        if isRecovery { settings.logger.notice("Redis is there again at \(settings.endpoint)") }
        return again
    }

    /// Gives whether it had been ready, and the connections in a row that came to nothing with this one.
    private func ended() -> (wasReady: Bool, failures: Int) {
        state.withLock { state in
            let life = state.readySince.map { ContinuousClock.now - $0 }
            state.connection = nil
            state.readySince = nil
            if let life, life >= Self.usefulLife { state.failures = 0 }
            state.failures += 1
            return (life != nil, state.failures)
        }
    }

    /// Waits before the next attempt. False when the task was cancelled.
    private func pause(_ failures: Int, _ error: any Error) async -> Bool {
        settings.logger.log(
            level: failures == 1 ? .warning : .debug,
            "no connection to Redis at \(settings.endpoint), trying again: \(error)")
        let delay = settings.options.backoff.delay(before: failures)
        return (try? await settings.options.clock.sleep(delay)) != nil
    }
}
