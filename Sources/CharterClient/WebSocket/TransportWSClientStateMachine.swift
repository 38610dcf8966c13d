import GraphQLJSON

/// The client's side of one `graphql-transport-ws` connection with one subscription: what happens goes in, what to do
/// comes out.
///
/// A value without I/O, clock or tasks.
struct TransportWSClientStateMachine: Sendable {
    enum Action: Sendable, Equatable {
        case send(TransportWSClientMessage)
        /// Hand this on to the subscription's reader.
        case deliver(SubscriptionSignal)
        /// The subscription is over, by its own end or an error.
        case finish(ClientError?)
        case close(code: UInt16, reason: String)
    }

    private enum State: Sendable {
        case notOpen
        case waitingForAcknowledgement
        case subscribed
        case over
    }

    /// The id of the one operation.
    private static let id = "1"

    private let request: JSONObject
    private let parameters: JSONObject?
    private let timeouts: ClientTimeouts
    private var state = State.notOpen
    private var silentTicks = 0

    init(_ request: JSONObject, parameters: JSONObject?, timeouts: ClientTimeouts) {
        self.request = request
        self.parameters = parameters
        self.timeouts = timeouts
    }

    // MARK: The socket

    mutating func opened() -> [Action] {
        guard case .notOpen = state else { return [] }
        state = .waitingForAcknowledgement
        return [.send(.connectionInit(parameters))]
    }

    /// The socket is gone; the code and reason are those of the server's Close frame, if it sent one.
    mutating func closed(code: UInt16?, reason: String) -> [Action] {
        guard !isOver else { return [] }
        state = .over
        guard let code else { return [.finish(.connectionLost("the socket closed without a word"))] }
        return [.finish(.closed(code: code, reason: reason))]
    }

    mutating func failed(_ error: ClientError) -> [Action] { end(error, code: 1002, "Protocol error") }

    // MARK: Messages

    mutating func received(_ message: TransportWSServerMessage) -> [Action] {
        silentTicks = 0
        switch message {
        case .connectionAck: return acknowledged()
        case .ping(let payload): return isOver ? [] : [.send(.pong(payload))]
        case .pong: return []
        case .next(Self.id, let json):
            guard case .subscribed = state else { return unexpected("next") }
            return [.deliver(.event(json, id: nil))]
        case .error(Self.id, let errors):
            guard case .subscribed = state else { return unexpected("error") }
            return end(.graphQL(errors), code: 1000, "")
        case .complete(Self.id):
            guard case .subscribed = state else { return unexpected("complete") }
            return end(nil, code: 1000, "")
        case .next, .error, .complete: return unexpected("a message for an unknown operation")
        }
    }

    mutating func received(_ invalid: TransportWSServerMessage.Invalid) -> [Action] {
        end(.malformedAnswer(invalid.reason), code: 4400, "Invalid message")
    }

    private mutating func acknowledged() -> [Action] {
        guard case .waitingForAcknowledgement = state else { return unexpected("connection_ack") }
        state = .subscribed
        return [.send(.subscribe(id: Self.id, request)), .deliver(.opened)]
    }

    /// After the end, what was on its way still arrives.
    private mutating func unexpected(_ what: String) -> [Action] {
        isOver ? [] : end(.malformedAnswer("\(what) at the wrong time"), code: 4400, "Unexpected message")
    }

    // MARK: Time and reader

    /// The time for `connection_ack` is over.
    mutating func acknowledgementTimedOut() -> [Action] {
        guard case .waitingForAcknowledgement = state else { return [] }
        return end(.timeout(.acknowledgement, limit: timeouts.connect), code: 4504, "No acknowledgement")
    }

    /// Something came that is no message: a ping or pong of the socket.
    mutating func heard() { silentTicks = 0 }

    /// Half of the time for a sign of life is over: asks for one, and the next time gives up.
    mutating func ticked() -> [Action] {
        guard case .subscribed = state else { return [] }
        silentTicks += 1
        switch silentTicks {
        case 1: return []
        case 2: return [.send(.ping)]
        case 3: return []
        default: return end(.timeout(.signOfLife, limit: timeouts.silence), code: 1001, "No sign of life")
        }
    }

    /// Nobody wants further events.
    mutating func cancelled() -> [Action] {
        let wasSubscribed = if case .subscribed = state { true } else { false }
        return (wasSubscribed ? [.send(.complete(id: Self.id))] : []) + end(nil, code: 1000, "")
    }

    private var isOver: Bool {
        if case .over = state { return true }
        return false
    }

    private mutating func end(_ error: ClientError?, code: UInt16, _ reason: String) -> [Action] {
        guard !isOver else { return [] }
        state = .over
        return [.finish(error), .close(code: code, reason: reason)]
    }
}
