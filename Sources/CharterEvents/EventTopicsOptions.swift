import CharterResilience

/// The bounds of `StoredEventTopics`.
public struct EventTopicsOptions: Sendable {
    /// Subscribers look by themselves this often, in case that a wake-up was lost.
    public var lookInterval = Duration.seconds(2)
    /// Events of a topic that its subscribers share in memory, 1 or more.
    public var sharedEvents = 256
    /// Events of one page of the table, 1 or more.
    public var pageEvents = 256
    /// What a page, or the shared events of a topic, may take in memory. A single event may be larger.
    public var pageBytes = 1 << 20
    /// Events that a subscriber which had caught up may let wait before it is told `EventError.tooSlow`. They wait in the
    /// table; replay from any distance is not bounded by it.
    public var maximumLag = 10_000
    /// Between attempts to read while the database does not answer.
    public var backoff = Backoff(base: .milliseconds(100), maximum: .seconds(5))
    /// Between looks of the feed for events that wait for an older transaction to end, without jitter.
    public var unsettled = Backoff(base: .milliseconds(2), maximum: .milliseconds(250))
    public var clock = WallClock.system

    public init() {}
}
