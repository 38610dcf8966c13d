import CharterResilience

/// How a subscription goes on when its connection breaks.
public struct ReconnectPolicy: Sendable, Hashable {
    /// The random waits before attempts.
    public var backoff = Backoff(base: .milliseconds(500), maximum: .seconds(30))
    /// Attempts in a row that may fail; 0 gives up at once. A connection counts as a success when an event comes over it
    /// or when it lasts for `stableAfter`.
    public var maximumAttempts = 10
    /// How long a connection without events must last for the attempts to count anew.
    public var stableAfter = Duration.seconds(10)

    public init() {}

    /// Never comes again.
    public static var never: ReconnectPolicy {
        var policy = ReconnectPolicy()
        policy.maximumAttempts = 0
        return policy
    }
}
