import Synchronization

/// Counts of one `StoredEventTopics`, for metrics.
public struct EventFiguresSnapshot: Sendable, Hashable {
    /// Now.
    public var subscribers = 0
    /// Topics that have subscribers now.
    public var topics = 0
    /// Since the start, those of transactions that were rolled back included.
    public var appended = 0
    /// Readings of the table, for however many subscribers.
    public var tableReads = 0
    /// Times that a topic's subscribers learnt of events by looking instead of being woken.
    public var foundByLooking = 0
    /// Subscribers that were told `EventError.tooSlow`.
    public var tooSlow = 0
    /// Wake-ups from and to other replicas.
    public var waker = EventWakerFigures()
}

/// The counts as they grow.
final class EventFigures: Sendable {
    private let counts = Mutex(EventFiguresSnapshot())

    var snapshot: EventFiguresSnapshot { counts.withLock { $0 } }

    func count(_ figure: WritableKeyPath<EventFiguresSnapshot, Int> & Sendable, by amount: Int = 1) {
        counts.withLock { $0[keyPath: figure] += amount }
    }
}
