/// A streamed answer: deltas, then `finished`.
///
/// The stream is cold and pulled. Each iteration makes one call, which starts with the first `next()` and is read only
/// as fast as the consumer asks. Cancelling the consuming task, or letting go of the iterator, ends the call upstream.
/// Errors are `ModelError`, whose `partialText` holds what had arrived, or `CancellationError`.
public struct ModelReplyStream: AsyncSequence, Sendable {
    public typealias Element = ModelStreamEvent
    public typealias Failure = any Error
    /// Gives the next event, nil after the last.
    public typealias Next = @Sendable () async throws -> ModelStreamEvent?

    /// Begins one iteration.
    let start: @Sendable () -> Next

    /// - Parameter start: Called once for each iteration; whatever it captures lives as long as the iterator.
    public init(_ start: @escaping @Sendable () -> Next) {
        self.start = start
    }

    /// A stream that only throws.
    public static func failing(_ error: ModelError) -> ModelReplyStream {
        ModelReplyStream { { throw error } }
    }

    /// The same stream with another final reply.
    public func mapReply(_ transform: @escaping @Sendable (ModelReply) -> ModelReply) -> ModelReplyStream {
        let start = start
        return ModelReplyStream {
            let next = start()
            return {
                let event = try await next()
                guard case .finished(let reply) = event else { return event }
                return .finished(transform(reply))
            }
        }
    }

    public func makeAsyncIterator() -> Iterator {
        Iterator(advance: start())
    }

    public struct Iterator: AsyncIteratorProtocol, Sendable {
        private var advance: Next?

        init(advance: @escaping Next) {
            self.advance = advance
        }

        public mutating func next() async throws -> ModelStreamEvent? {
            guard let advance else { return nil }
            do {
                guard let event = try await advance() else {
                    self.advance = nil
                    return nil
                }
                return event
            } catch {
                self.advance = nil
                throw error
            }
        }
    }
}
