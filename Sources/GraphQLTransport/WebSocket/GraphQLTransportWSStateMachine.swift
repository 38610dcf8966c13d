import GraphQLExecution
import GraphQLJSON

/// The server's side of one `graphql-transport-ws` connection: what happens goes in, what to do comes out.
///
/// A value without I/O, clock or tasks. Operations are named by tickets beside their ids, because a client may use an
/// id again while the results of its last use are still on their way.
struct GraphQLTransportWSStateMachine {
    typealias Ticket = UInt64

    enum Action: Equatable {
        /// Ask whether the connection is welcome, then call `connectionAdmitted` or `connectionRefused`.
        case askAdmission(JSONObject?)
        case sendAcknowledgement(JSONObject?)
        case sendPong(JSONObject?)
        /// Start the operation; its request is the one of the message that was handed in.
        case start(Ticket, id: String)
        case sendComplete(id: String)
        /// Nobody wants the results of this operation any more.
        case cancel(Ticket)
        case close(WebSocketCloseCode, reason: String)
    }

    private enum State: Equatable {
        case waitingForInit
        case askingAdmission
        case ready
        /// No new operations; closes when the last one has ended.
        case draining
        case closed
    }

    let maxOperations: Int
    private var state = State.waitingForInit
    /// By the bytes of the ids: texts that look the same may be different ids.
    private var tickets: [[UInt8]: Ticket] = [:]
    private var ids: [Ticket: String] = [:]
    private var lastTicket: Ticket = 0

    /// `maxOperations` at once; the next one closes the socket with 4429.
    init(maxOperations: Int = 25) { self.maxOperations = maxOperations }

    var operationCount: Int { ids.count }

    /// Whether results of this operation are still wanted.
    func isRunning(_ ticket: Ticket) -> Bool { ids[ticket] != nil }

    // MARK: From the client

    mutating func received(_ message: GraphQLTransportWSMessage) -> [Action] {
        guard state != .closed else { return [] }
        switch message {
        case .connectionInit(let payload): return receivedInit(payload)
        case .ping(let payload): return [.sendPong(payload)]
        case .pong: return []
        case .subscribe(let id, _): return receivedSubscribe(id)
        case .complete(let id): return receivedComplete(id)
        }
    }

    mutating func receivedInvalid(_ invalid: GraphQLTransportWSMessage.Invalid) -> [Action] {
        close(.badRequest, invalid.reason)
    }

    private mutating func receivedInit(_ payload: JSONObject?) -> [Action] {
        guard state == .waitingForInit else { return close(.tooManyRequests, "Too many initialisation requests") }
        state = .askingAdmission
        return [.askAdmission(payload)]
    }

    private mutating func receivedSubscribe(_ id: String) -> [Action] {
        guard state == .ready else {
            return state == .draining ? [] : close(.unauthorized, "Unauthorized")
        }
        guard tickets[Array(id.utf8)] == nil else {
            return close(.subscriberAlreadyExists, "Subscriber for \(id) already exists")
        }
        guard ids.count < maxOperations else { return close(.tooManyRequests, "Too many operations at once") }
        lastTicket += 1
        tickets[Array(id.utf8)] = lastTicket
        ids[lastTicket] = id
        return [.start(lastTicket, id: id)]
    }

    private mutating func receivedComplete(_ id: String) -> [Action] {
        guard let ticket = tickets.removeValue(forKey: Array(id.utf8)) else { return [] }
        ids[ticket] = nil
        return [.cancel(ticket)] + closeIfDrained()
    }

    // MARK: From the server

    mutating func connectionAdmitted(_ payload: JSONObject?) -> [Action] {
        guard state == .askingAdmission else { return [] }
        state = .ready
        return [.sendAcknowledgement(payload)]
    }

    mutating func connectionRefused(_ reason: String = "Forbidden") -> [Action] {
        guard state == .askingAdmission else { return [] }
        return close(.forbidden, reason)
    }

    /// The time for `connection_init` is over.
    mutating func initialisationTimedOut() -> [Action] {
        guard state == .waitingForInit else { return [] }
        return close(.initialisationTimeout, "Connection initialisation timeout")
    }

    /// An operation has ended; `saysComplete` is false after an `error` message, which ends it by itself.
    mutating func operationEnded(_ ticket: Ticket, saysComplete: Bool) -> [Action] {
        guard let id = ids.removeValue(forKey: ticket) else { return [] }
        tickets[Array(id.utf8)] = nil
        return (saysComplete ? [.sendComplete(id: id)] : []) + closeIfDrained()
    }

    /// The client reads more slowly than its events come.
    mutating func readerStalled() -> [Action] { close(.tooManyRequests, "The reader is too slow") }

    /// The server shuts down: `endless` operations (subscriptions) complete now, the others may finish.
    mutating func drain(endless: Set<Ticket>) -> [Action] {
        guard state != .closed, state != .draining else { return [] }
        state = .draining
        var actions: [Action] = []
        for (ticket, id) in ids.sorted(by: { $0.key < $1.key }) where endless.contains(ticket) {
            ids[ticket] = nil
            tickets[Array(id.utf8)] = nil
            actions += [.cancel(ticket), .sendComplete(id: id)]
        }
        return actions + closeIfDrained()
    }

    /// The socket is gone or closes for a reason of its own: all operations end.
    mutating func closed() -> [Action] {
        guard state != .closed else { return [] }
        return endAll()
    }

    private mutating func closeIfDrained() -> [Action] {
        guard state == .draining, ids.isEmpty else { return [] }
        return close(.goingAway, "The server is shutting down")
    }

    private mutating func close(_ code: WebSocketCloseCode, _ reason: String) -> [Action] {
        guard state != .closed else { return [] }
        return endAll() + [.close(code, reason: reason)]
    }

    private mutating func endAll() -> [Action] {
        state = .closed
        let actions = ids.keys.sorted().map(Action.cancel)
        ids = [:]
        tickets = [:]
        return actions
    }
}
