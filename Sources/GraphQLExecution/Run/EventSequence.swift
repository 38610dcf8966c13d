/// The events of a subscription field, as a resolver gives them: any asynchronous sequence behind one type.
public struct EventSequence<Element: Sendable>: AsyncSequence, Sendable {
    public typealias Failure = any Error

    private let make: @Sendable () -> () async throws -> Element?
    /// The place of an event in its source, by which a client can say where it was; nil when the source has none.
    let identify: (@Sendable (Element) -> String)?

    /// Wraps a sequence; its iterator is made when the first event is asked for.
    ///
    /// With `id`, event streams send each event under the identifier that it gives, and a client that comes again with
    /// one finds it in `RequestContext.lastEventID`. Line ends and null characters are left out of it.
    public init<Base: AsyncSequence & Sendable>(_ base: Base, id: (@Sendable (Element) -> String)? = nil)
    where Base.Element == Element {
        identify = id
        make = {
            let box = IteratorBox(base.makeAsyncIterator())
            return { try await box.next() }
        }
    }

    public func makeAsyncIterator() -> Iterator { Iterator(pull: make()) }

    public struct Iterator: AsyncIteratorProtocol {
        let pull: () async throws -> Element?

        public mutating func next() async throws -> Element? { try await pull() }

        public mutating func next(isolation actor: isolated (any Actor)?) async throws(any Error) -> Element? {
            try await pull()
        }
    }

    /// The sequence's iterator as a function that may move between tasks, one at a time.
    func makeSource() -> @Sendable () async throws -> Element? {
        let source = EventSource(make())
        return { try await source.next() }
    }
}

/// Holds an iterator, which is a value, where a closure can advance it.
private final class IteratorBox<Base: AsyncIteratorProtocol> {
    private var iterator: Base

    init(_ iterator: Base) { self.iterator = iterator }

    func next() async throws -> Base.Element? { try await iterator.next(isolation: #isolation) }
}

/// Lets the pump of one subscription, which asks for one event at a time, hold an iterator across suspensions.
private final class EventSource<Element>: @unchecked Sendable {
    // `SubscriptionEvents.next` is documented, and its only caller keeps, never to be called by two tasks at once, so
    // the iterator is never reached concurrently.
    private let pull: () async throws -> Element?

    init(_ pull: @escaping () async throws -> Element?) { self.pull = pull }

    func next() async throws -> Element? { try await pull() }
}
