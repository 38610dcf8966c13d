import CharterStorage

/// Topics of events with replay: the contract of this module.
///
/// The table holds the truth; wake-ups (in process, NOTIFY or Redis) only say that there is something to read. Whoever
/// subscribes after a sequence number gets every event behind it once and in order, first those that are kept, then those
/// that come, whichever replica appended them.
public protocol EventTopics: Sendable {
    /// Appends events in the caller's transaction and gives the sequence number of the last one. Subscribers hear of them
    /// when `committed` is called after the transaction.
    func append(_ events: [NewEvent], to topic: String, in transaction: any SQLExecutor) async throws -> Int64

    /// Says that events of a topic were committed: wakes its subscribers here and on other replicas. Losing a wake-up
    /// only costs time, since subscribers also look by themselves every few seconds.
    func committed(_ topic: String)

    /// Appends events in a transaction of its own, and wakes.
    func append(_ events: [NewEvent], to topic: String) async throws -> Int64

    /// The kept events of a topic behind a sequence number, at most `limit`, in order.
    func events(of topic: String, after sequence: Int64, limit: Int) async throws -> [Event]

    /// The events of a topic behind a sequence number, those to come included, until the consumer stops. 0 is from the
    /// beginning. Throws `EventError.tooSlow` when the consumer lets more than the bound wait.
    func subscribe(to topic: String, after sequence: Int64) -> EventSubscription

    /// The events of all topics behind a position, in an order that is the same for everybody; nil is from now on.
    func subscribeToFeed(after position: FeedPosition?) -> EventSubscription

    /// Deletes events that are older than a time, or all events of a topic.
    func delete(topic: String, in transaction: any SQLExecutor) async throws

    /// Keeps wake-ups coming until the task is cancelled.
    func run() async
}
