import CharterServerSentEvents

/// The client's side of one `graphql-sse` stream in distinct connections mode: events in, meaning out.
struct GraphQLSSEStateMachine: Sendable {
    enum Step: Sendable, Equatable {
        /// A response as JSON.
        case response([UInt8], id: String?)
        case complete
        /// An event of another protocol on the same stream, or one that came after the end.
        case ignored
    }

    private var isComplete = false

    mutating func received(_ event: ServerSentEvent) -> Step {
        guard !isComplete else { return .ignored }
        switch event.name {
        case "next": return .response(event.data, id: event.lastID)
        case "complete":
            isComplete = true
            return .complete
        default: return .ignored
        }
    }

    /// The stream is at its end; throws when it was cut before it was complete.
    func ended() throws(ClientError) {
        guard isComplete else { throw .connectionLost("the event stream broke off") }
    }
}
