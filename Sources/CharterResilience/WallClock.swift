import Foundation

/// The time of day and waiting, replaceable so that policies can be tested without waiting and with clocks that jump.
public struct WallClock: Sendable {
    /// The time of day. It may jump, in both directions: compare only what one clock gave, and never assume that it grows.
    public var now: @Sendable () -> Date
    /// Returns after the duration, measured by a clock that does not jump; throws `CancellationError` when the task is
    /// cancelled first.
    public var sleep: @Sendable (Duration) async throws -> Void

    public init(now: @escaping @Sendable () -> Date, sleep: @escaping @Sendable (Duration) async throws -> Void) {
        self.now = now
        self.sleep = sleep
    }

    /// The machine's own clock.
    public static let system = WallClock(
        now: { Date() }, sleep: { try await ContinuousClock().sleep(for: $0) })
}
