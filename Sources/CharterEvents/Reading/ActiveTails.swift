import Synchronization

/// The readers of topics that have subscribers now, and of the feed. A reader lives from its first subscriber to its last.
final class ActiveTails: Sendable {
    private struct Active<Place: EventPlace> {
        let reader: TailReader<Place>
        var subscribers = 0
    }

    private struct State {
        var topics: [String: Active<Int64>] = [:]
        var feed: Active<FeedPosition>?
        var lastSubscriber: UInt64 = 0
    }

    private let state = Mutex(State())

    var isEmpty: Bool { state.withLock { $0.topics.isEmpty && $0.feed == nil } }
    var topicCount: Int { state.withLock { $0.topics.count } }

    // MARK: Coming and going

    func join(
        topic: String, make: () -> TailReader<Int64>
    ) -> (reader: TailReader<Int64>, id: TailReader<Int64>.Subscriber) {
        state.withLock { state in
            var active = state.topics[topic] ?? Active(reader: make())
            active.subscribers += 1
            state.topics[topic] = active
            state.lastSubscriber += 1
            return (active.reader, state.lastSubscriber)
        }
    }

    func leave(topic: String) {
        let last: TailReader<Int64>? = state.withLock { state in
            guard var active = state.topics[topic] else { return nil }
            active.subscribers -= 1
            state.topics[topic] = active.subscribers > 0 ? active : nil
            return active.subscribers > 0 ? nil : active.reader
        }
        last?.stop()
    }

    func joinFeed(
        make: () -> TailReader<FeedPosition>
    ) -> (reader: TailReader<FeedPosition>, id: TailReader<FeedPosition>.Subscriber) {
        state.withLock { state in
            var active = state.feed ?? Active(reader: make())
            active.subscribers += 1
            state.feed = active
            state.lastSubscriber += 1
            return (active.reader, state.lastSubscriber)
        }
    }

    func leaveFeed() {
        let last: TailReader<FeedPosition>? = state.withLock { state in
            guard var active = state.feed else { return nil }
            active.subscribers -= 1
            state.feed = active.subscribers > 0 ? active : nil
            return active.subscribers > 0 ? nil : active.reader
        }
        last?.stop()
    }

    // MARK: Waking

    func wake(_ topics: some Sequence<String>) {
        let (readers, feed) = state.withLock { state in
            (topics.compactMap { state.topics[$0]?.reader }, state.feed?.reader)
        }
        for reader in readers { reader.woken() }
        feed?.woken()
    }

    func wakeEverything() {
        let (readers, feed) = state.withLock { state in (state.topics.values.map(\.reader), state.feed?.reader) }
        for reader in readers { reader.woken() }
        feed?.woken()
    }

    /// Tells readers of events that somebody found in the table. Gives how many topics did not know of theirs.
    func found(_ sequences: [String: Int64]) -> Int {
        guard !sequences.isEmpty else { return 0 }
        let (readers, feed) = state.withLock { state in
            (
                sequences.compactMap { topic, last in state.topics[topic].map { ($0.reader, last) } },
                state.feed?.reader
            )
        }
        feed?.woken()
        return readers.count { reader, last in reader.found(last) }
    }
}
