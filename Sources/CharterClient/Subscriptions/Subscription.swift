import GraphQLOperations

/// The events of a subscription, each a response. Reading begins the subscription, and leaving off ends it: when the
/// iterator goes or the task is cancelled, the connection is closed.
///
/// When the connection breaks, the subscription goes on as `ClientConfiguration.reconnection` says: a resumable operation
/// behind the last event, each event once and in order; any other only if the server has not begun with it. Iterating
/// throws `ClientError`.
public struct Subscription<Operation: GraphQLOperation>: AsyncSequence, Sendable {
    public typealias Element = OperationResponse<Operation.Data>

    let run: SubscriptionRun<Operation>

    public func makeAsyncIterator() -> Iterator { Iterator(run) }

    public struct Iterator: AsyncIteratorProtocol {
        private let reading: Reading

        init(_ run: SubscriptionRun<Operation>) { reading = Reading(run) }

        public mutating func next() async throws -> Element? { try await reading.next() }
    }

    /// Ends the reading task when the iterator goes.
    private final class Reading: Sendable {
        private let buffer: EventBuffer<Element>
        private let task: Task<Void, Never>

        init(_ run: SubscriptionRun<Operation>) {
            let buffer = EventBuffer<Element>(capacity: run.bufferedEvents)
            self.buffer = buffer
            task = Task {
                do {
                    try await run.run(into: buffer)
                    buffer.finish()
                } catch {
                    buffer.finish(throwing: error)
                }
            }
        }

        func next() async throws -> Element? {
            try Task.checkCancellation()
            let element = try await withTaskCancellationHandler {
                try await buffer.next()
            } onCancel: {
                stop()
            }
            if element == nil { try Task.checkCancellation() }
            return element
        }

        private func stop() {
            buffer.abandon()
            task.cancel()
        }

        deinit { stop() }
    }
}
