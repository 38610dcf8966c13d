import CharterResilience
import CharterStorage
import Foundation
import Logging
import Synchronization

/// Topics of events in a database, for every driver. In the order in which an event passes:
///
/// 1. `Store/EventStore` appends it, in the transaction of whatever it tells of.
/// 2. After the commit `committed` wakes: `Reading/ActiveTails` here, `Waking/EventWaker` on other replicas.
/// 3. `Reading/TailReader` reads it, once for all subscribers of its topic that wait.
/// 4. `Reading/EventSubscriber` gives it to each of them, at the pace of the one who asks.
///
/// Wake-ups only make it fast. Every few seconds one statement asks for topics that changed, which finds whatever no
/// wake-up told of.
public final class StoredEventTopics: EventTopics {
    private let store: EventStore
    private let waker: any EventWaker
    private let options: EventTopicsOptions
    private let logger: Logger
    private let tails = ActiveTails()
    private let counts = EventFigures()
    private let retry: ReadRetry
    private let lookNow = Mutex<AsyncStream<Void>.Continuation?>(nil)

    /// - Parameter database: With the tables of `EventsMigrations`.
    public init(
        database: any Database, waker: any EventWaker = LocalWaker(),
        options: EventTopicsOptions = EventTopicsOptions(),
        logger: Logger
    ) {
        store = EventStore(database: database, clock: options.clock)
        self.waker = waker
        self.options = options
        self.logger = logger
        retry = ReadRetry(
            backoff: options.backoff, unsettled: options.unsettled, clock: options.clock, logger: logger)
    }

    public var figures: EventFiguresSnapshot {
        var figures = counts.snapshot
        figures.topics = tails.topicCount
        figures.waker = waker.figures
        return figures
    }

    // MARK: Append

    public func append(_ events: [NewEvent], to topic: String, in transaction: any SQLExecutor) async throws -> Int64 {
        guard !events.isEmpty else { return try await store.page(of: topic, after: 0, limit: 1).end }
        let last = try await store.append(events, to: topic, in: transaction)
        counts.count(\.appended, by: events.count)
        return last
    }

    public func appendLater(_ events: [NewEvent], to topic: String, in transaction: any SQLExecutor) async throws {
        guard !events.isEmpty else { return }
        try await store.appendLater(events, to: topic, in: transaction)
        counts.count(\.appended, by: events.count)
    }

    public func committed(_ topic: String) {
        tails.wake(CollectionOfOne(topic))
        waker.wake(topic)
    }

    public func append(_ events: [NewEvent], to topic: String) async throws -> Int64 {
        let last = try await store.database.transaction { try await self.append(events, to: topic, in: $0) }
        committed(topic)
        return last
    }

    // MARK: Read

    public func events(of topic: String, after sequence: Int64, limit: Int) async throws -> [Event] {
        try await store.page(of: topic, after: max(0, sequence), limit: max(0, limit)).events
    }

    public func subscribe(to topic: String, after sequence: Int64) -> EventSubscription {
        EventSubscription {
            let subscriber = Mutex<EventSubscriber<Int64>?>(nil)
            return {
                let joined = subscriber.withLock { existing in
                    let joined = existing ?? self.join(topic, after: max(0, sequence))
                    existing = joined
                    return joined
                }
                return try await joined.next()
            }
        }
    }

    private func join(_ topic: String, after sequence: Int64) -> EventSubscriber<Int64> {
        let (reader, id) = tails.join(topic: topic) { [store, options, retry, counts] in
            TailReader(options: options, retry: retry, figures: counts) { place, limit in
                try await store.page(of: topic, after: place, limit: limit)
            }
        }
        return subscriber(reader, id, after: sequence) { [tails] in tails.leave(topic: topic) }
    }

    public func subscribeToFeed(after position: FeedPosition?) -> EventSubscription {
        EventSubscription {
            let subscriber = Mutex<EventSubscriber<FeedPosition>?>(nil)
            return {
                if let joined = subscriber.withLock({ $0 }) { return try await joined.next() }
                let place =
                    if let position { position } else {
                        try await self.retry.run { try await self.store.feedEnd() }
                    }
                let joined = subscriber.withLock { existing in
                    let joined = existing ?? self.joinFeed(after: place)
                    existing = joined
                    return joined
                }
                return try await joined.next()
            }
        }
    }

    private func joinFeed(after place: FeedPosition) -> EventSubscriber<FeedPosition> {
        let (reader, id) = tails.joinFeed { [store, options, retry, counts] in
            TailReader(options: options, retry: retry, figures: counts) { place, limit in
                try await store.feed(after: place, limit: limit)
            }
        }
        return subscriber(reader, id, after: place) { [tails] in tails.leaveFeed() }
    }

    private func subscriber<Place: EventPlace>(
        _ reader: TailReader<Place>, _ id: TailReader<Place>.Subscriber, after place: Place,
        leave: @escaping @Sendable () -> Void
    ) -> EventSubscriber<Place> {
        counts.count(\.subscribers)
        let machine = SubscriptionStateMachine(
            after: place, maximumLag: options.maximumLag,
            pageSize: PageSize(maximum: options.pageEvents, bytes: options.pageBytes))
        return EventSubscriber(machine, reader: reader, id: id, figures: counts) { [counts] in
            counts.count(\.subscribers, by: -1)
            leave()
        }
    }

    // MARK: Retention

    public func delete(topic: String, in transaction: any SQLExecutor) async throws {
        try await store.delete(topic: topic, in: transaction)
    }

    /// Deletes events that were appended before a time, with those before them in their topics, in pieces. Who still stands
    /// before them is told `EventError.expired`. Gives how many events were deleted.
    @discardableResult
    public func delete(before time: Date) async throws -> Int {
        try await store.delete(before: time, piece: 1_000)
    }

    // MARK: Keep going

    public func run() async {
        let (due, signal) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        lookNow.withLock { $0 = signal }
        await withDiscardingTaskGroup { group in
            group.addTask { await self.settleRestored() }
            group.addTask { await self.waker.run { self.woken($0) } }
            group.addTask {
                while (try? await self.options.clock.sleep(self.options.lookInterval)) != nil { signal.yield() }
            }
            group.addTask { await self.look(whenever: due) }
        }
    }

    private func settleRestored() async {
        do {
            try await retry.run { try await self.store.settleRestored() }
        } catch {
            logger.error("cannot look for events of a restored database: \(error)")
        }
    }

    private func woken(_ wake: EventWake) {
        switch wake {
        case .topics(let topics): tails.wake(topics)
        case .everything: lookNow.withLock { $0 }?.yield()
        }
    }

    /// Finds what no wake-up told of.
    private func look(whenever due: AsyncStream<Void>) async {
        var place: FeedPosition?
        for await _ in due {
            do {
                guard !tails.isEmpty else {
                    place = nil
                    continue
                }
                place = try await look(after: place)
            } catch is CancellationError {
                return
            } catch {
                logger.debug("cannot look for new events: \(error)")
            }
        }
    }

    /// Gives the place up to which nothing is unknown.
    private func look(after place: FeedPosition?) async throws -> FeedPosition {
        guard var place else {
            // Whoever subscribed meanwhile may have missed what came before this place.
            let end = try await store.feedEnd()
            tails.wakeEverything()
            return end
        }
        while true {
            let changes = try await store.changes(after: place, limit: 1_000)
            let news = tails.found(changes.topics)
            counts.count(\.foundByLooking, by: news)
            guard changes.isFull else { return changes.settled }
            guard changes.settled > place else {
                // Nothing of so much is settled yet, so what is behind it cannot be looked at.
                tails.wakeEverything()
                return place
            }
            place = changes.settled
        }
    }
}
