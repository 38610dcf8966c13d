import GraphQLExecution
import GraphQLJSON

/// `graphql-transport-ws` as a protocol of sockets: its messages are read for its state machine, and written as that
/// says.
struct GraphQLTransportWSProtocol: SocketProtocol {
    private var machine: GraphQLTransportWSStateMachine
    private let maxDepth: Int

    init(maxOperations: Int, maxDepth: Int) {
        machine = GraphQLTransportWSStateMachine(maxOperations: maxOperations)
        self.maxDepth = maxDepth
    }

    mutating func opened() -> [SocketAction] { [] }

    mutating func received(_ text: UnsafeRawBufferPointer) -> [SocketAction] {
        do throws(GraphQLTransportWSMessage.Invalid) {
            let message = try GraphQLTransportWSMessage.read(text, maxDepth: maxDepth)
            let actions = machine.received(message)
            guard case .subscribe(_, let request) = message else { return Self.actions(actions) }
            return Self.actions(actions, request)
        } catch {
            return Self.actions(machine.receivedInvalid(error))
        }
    }

    mutating func connectionAdmitted(_ payload: JSONObject?) -> [SocketAction] {
        Self.actions(machine.connectionAdmitted(payload))
    }

    mutating func connectionRefused(_ reason: String) -> [SocketAction] {
        Self.actions(machine.connectionRefused(reason))
    }

    mutating func initialisationTimedOut() -> [SocketAction] { Self.actions(machine.initialisationTimedOut()) }

    /// None are handed over: they are wrapped.
    mutating func answered(_ ticket: SocketTicket, _ response: UnsafeRawBufferPointer) -> [SocketAction] { [] }

    mutating func operationEnded(_ ticket: SocketTicket, isRefused: Bool) -> [SocketAction] {
        Self.actions(machine.operationEnded(ticket, saysComplete: !isRefused))
    }

    /// Clients may keep sockets open for what comes later.
    mutating func idled() -> [SocketAction] { [] }

    mutating func readerStalled() -> [SocketAction] { Self.actions(machine.readerStalled()) }

    mutating func drain(endless: Set<SocketTicket>) -> [SocketAction] {
        Self.actions(machine.drain(endless: endless))
    }

    mutating func closed() -> [SocketAction] { Self.actions(machine.closed()) }

    /// `request` is that of the message which the actions answer.
    private static func actions(
        _ actions: [GraphQLTransportWSStateMachine.Action], _ request: GraphQLRequest? = nil
    ) -> [SocketAction] {
        actions.compactMap { action in
            switch action {
            case .askAdmission(let payload): .askAdmission(payload)
            case .sendAcknowledgement(let payload): .send(message("connection_ack", payload))
            case .sendPong(let payload): .send(message("pong", payload))
            case .start(let ticket, let id): request.map { .start(ticket, incremental($0), answers(id)) }
            case .sendComplete(let id): .send(["id": .string(id), "type": "complete"])
            case .cancel(let ticket): .cancel(ticket)
            case .close(let code, let reason): .close(code, reason: reason)
            }
        }
    }

    private static func message(_ type: String, _ payload: JSONObject?) -> JSONValue {
        var message: JSONObject = ["type": .string(type)]
        if let payload { message["payload"] = .object(payload) }
        return .object(message)
    }

    private static func incremental(_ request: GraphQLRequest) -> GraphQLRequest {
        var request = request
        request.incrementalDelivery = .current
        return request
    }

    private static func answers(_ id: String) -> SocketAnswers {
        let start = Array("{\"id\":".utf8) + JSONValue.string(id).encoded()
        return .wrapped(
            next: start + Array(",\"type\":\"next\",\"payload\":".utf8),
            errors: start + Array(",\"type\":\"error\",\"payload\":".utf8))
    }
}
