import CharterResilience
import GraphQLOperations

/// A subscription from its beginning to its end, over as many connections as it takes: connect, take events, and when
/// the connection breaks do what `ReconnectStateMachine` decides.
struct SubscriptionRun<Operation: GraphQLOperation>: Sendable {
    typealias Buffer = EventBuffer<OperationResponse<Operation.Data>>

    let operation: Operation
    let transport: any SubscriptionTransport
    let policy: ReconnectPolicy
    let documents: ClientConfiguration.Documents
    let bufferedEvents: Int
    let clock: WallClock
    /// Whether an event can be the last one. A stream that ends behind another was cut off, by a server that shuts down.
    let isLast: (@Sendable (Operation.Data) -> Bool)?

    func run(into buffer: Buffer) async throws {
        let progress = SubscriptionProgress(policy, isLast: isLast, type: Operation.self)
        while true {
            let failure: ClientError
            do {
                try await connect(progress, buffer)
                if progress.mayEnd { return }
                failure = .connectionLost("the server ended the stream before its last event")
            } catch let error as ClientError {
                failure = error
            }
            try Task.checkCancellation()
            guard case .reconnect(let wait) = progress.lost(failure) else { throw failure }
            try await clock.sleep(wait)
        }
    }

    /// One connection.
    private func connect(_ progress: SubscriptionProgress<Operation>, _ buffer: Buffer) async throws {
        var operation = operation
        if let position = progress.position { operation.resume(after: position) }
        try await transport.run(
            OperationRequest(operation, documents: documents), lastEventID: progress.lastEventID
        ) { signal in
            switch signal {
            case .opened:
                progress.opened()
                return true
            case .retry(let wait):
                progress.retry(after: wait)
                return true
            case .event(let json, let id):
                let response: OperationResponse<Operation.Data> = try ResponseReading.response(json)
                // The operation was refused: nothing was executed and nothing follows.
                guard response.hasData else { throw ClientError.graphQL(response.errors) }
                // An event without data is a failure, which is no sign that the connection is of use.
                if let data = response.data, !progress.received(data, id: id) { return true }
                guard await buffer.send(response) else { throw CancellationError() }
                return true
            }
        }
    }
}
