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

    /// The same for whoever does not ask for the number: what is appended may travel with the transaction's next statement
    /// or its COMMIT (`SQLExecutor.executeLater`), and what it throws is thrown there.
    func appendLater(_ events: [NewEvent], to topic: String, in transaction: any SQLExecutor) async throws

    /// Says that events of a topic were committed: wakes its subscribers here and on other replicas. Losing a wake-up
    /// only costs time, since subscribers also look by themselves every few seconds.
    func committed(_ topic: String)

    /// Appends events in a transaction of its own, and wakes.
    func append(_ events: [NewEvent], to topic: String) async throws -> Int64

    /// The kept events of a topic behind a sequence number, at most `limit`, in order.
    func events(of topic: String, after sequence: Int64, limit: Int) async throws -> [Event]

    /// The events of a topic behind a sequence number, those to come included, until the consumer stops. 0 is from the
    /// oldest that is kept. For one consumer at a time, and nothing is read ahead of it but one page.
    ///
    /// Throws `EventError`: `tooSlow` when a consumer that had caught up lets more than the bound wait, `expired` when
    /// retention took what comes next, `unknownPlace` for a number that no event had. A database that is away for a while
    /// is waited for.
    func subscribe(to topic: String, after sequence: Int64) -> EventSubscription

    /// The events of all topics behind a position, in an order that is the same for everybody; nil is from now on, where
    /// now is when the first one is asked for. On PostgreSQL an event comes once all transactions that are older than its
    /// own have ended. Throws as `subscribe` does, though not `expired`: it goes on with the oldest that is kept.
    func subscribeToFeed(after position: FeedPosition?) -> EventSubscription

    /// Deletes a topic as if it had never been. Call `committed` afterwards to tell its subscribers, and let nobody append
    /// to it again while it has some: its numbers would begin anew.
    func delete(topic: String, in transaction: any SQLExecutor) async throws

    /// Keeps wake-ups coming until the task is cancelled.
    func run() async
}
