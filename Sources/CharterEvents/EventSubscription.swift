/// The events that one subscriber gets, pulled: nothing is read ahead of it beyond one bounded page.
public struct EventSubscription: AsyncSequence, Sendable {
    public typealias Element = Event
    public typealias Failure = any Error

    /// Gives the next event; throws `CancellationError` when the task was cancelled.
    public typealias Next = @Sendable () async throws -> Event?

    private let start: @Sendable () -> Next

    public init(_ start: @escaping @Sendable () -> Next) { self.start = start }

    public func makeAsyncIterator() -> Iterator { Iterator(advance: start()) }

    public struct Iterator: AsyncIteratorProtocol, Sendable {
        let advance: Next

        public mutating func next() async throws -> Event? { try await advance() }
    }
}
