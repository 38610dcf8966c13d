import CharterResilience
import Foundation

/// Monotonic time for deadlines and response times, replaceable so that timeout rules can be tested without waiting.
public struct ModelClock: Sendable {
    /// Time since an arbitrary, fixed origin.
    public var now: @Sendable () -> Duration
    /// Returns after the duration; throws `CancellationError` when the task is cancelled first.
    public var sleep: @Sendable (Duration) async throws -> Void

    public init(
        now: @escaping @Sendable () -> Duration,
        sleep: @escaping @Sendable (Duration) async throws -> Void
    ) {
        self.now = now
        self.sleep = sleep
    }

    /// The machine's own clock.
    public static let continuous: ModelClock = {
        let origin = ContinuousClock.now
        return ModelClock(
            now: { ContinuousClock.now - origin },
            sleep: { try await ContinuousClock().sleep(for: $0) }
        )
    }()

    /// Runs the operation, but gives up on it after `limit`.
    /// - Returns: nil when time ran out; the operation has then been cancelled and has ended.
    /// - Throws: What the operation throws.
    func run<Value: Sendable>(
        limit: Duration,
        _ operation: @escaping @Sendable () async throws -> Value
    ) async throws -> Value? {
        try await WallClock(now: { Date() }, sleep: sleep).run(limit: limit, operation)
    }
}
