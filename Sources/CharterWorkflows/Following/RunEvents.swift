import CharterEvents

/// The events of one run behind a place, until it has ended: those that are kept, then those that come.
///
/// A run that failed or was cancelled may be retried; whoever follows it from before gets what came of that too. The
/// sequence ends when the run has ended and nothing follows.
public struct RunEvents: AsyncSequence, Sendable {
    public typealias Element = Event
    public typealias Failure = any Error

    private let run: String
    private let after: Int64
    private let topics: any EventTopics
    private let isAtEnd: Bool

    /// - Parameters:
    ///   - run: The run, as it is when the following begins.
    ///   - sequence: The last event that the follower has; 0 for none.
    public init(of run: Run, after sequence: Int64, in topics: any EventTopics) async throws {
        self.run = run.id
        self.after = sequence
        self.topics = topics
        var isAtEnd = false
        if run.status.isEnded {
            isAtEnd = try await topics.events(of: run.id, after: sequence, limit: 1).isEmpty
        }
        self.isAtEnd = isAtEnd
    }

    public func makeAsyncIterator() -> Iterator {
        Iterator(
            run: run, topics: topics,
            source: isAtEnd ? nil : topics.subscribe(to: run, after: after).makeAsyncIterator())
    }

    public struct Iterator: AsyncIteratorProtocol, Sendable {
        let run: String
        let topics: any EventTopics
        var source: EventSubscription.Iterator?
        private var last: Event?

        init(run: String, topics: any EventTopics, source: EventSubscription.Iterator?) {
            self.run = run
            self.topics = topics
            self.source = source
        }

        public mutating func next() async throws -> Event? {
            if let last {
                self.last = nil
                // The end was told; only a retry can have come after it.
                if try await topics.events(of: run, after: last.sequence, limit: 1).isEmpty { source = nil }
            }
            guard let event = try await source?.next() else { return nil }
            if RunEvent(event)?.isLast == true { last = event }
            return event
        }
    }
}
