import GraphQLExecution
import GraphQLJSON

/// Names an operation of a socket; no two have the same.
public typealias SocketTicket = UInt64

/// The server's side of a protocol of text messages over one socket: what happens goes in, what to do comes out.
///
/// A value without I/O, clock or tasks. What protocols have in common is done around them: frames and their limits,
/// pings, back-pressure, time limits, the running of operations, and the drain. After it has asked to close, or was
/// told that the socket is closed, a protocol must ask for nothing any more.
public protocol SocketProtocol: Sendable {
    /// The handshake is over.
    mutating func opened() -> [SocketAction]
    /// A message of the client; it is UTF-8.
    mutating func received(_ text: UnsafeRawBufferPointer) -> [SocketAction]
    /// The answers to `SocketAction.askAdmission`.
    mutating func connectionAdmitted(_ payload: JSONObject?) -> [SocketAction]
    mutating func connectionRefused(_ reason: String) -> [SocketAction]
    /// The time in which admission must have been asked for is over.
    mutating func initialisationTimedOut() -> [SocketAction]
    /// A response of an operation whose answers are to be handed over: its JSON.
    mutating func answered(_ ticket: SocketTicket, _ response: UnsafeRawBufferPointer) -> [SocketAction]
    /// An operation has ended by itself; `isRefused` when its last response was without data, and said so.
    mutating func operationEnded(_ ticket: SocketTicket, isRefused: Bool) -> [SocketAction]
    /// For `TransportTimeouts.socketIdle` nothing ran and the client said nothing.
    mutating func idled() -> [SocketAction]
    /// The client reads more slowly than its events come.
    mutating func readerStalled() -> [SocketAction]
    /// The server shuts down; of the operations that run, these have no end of their own.
    mutating func drain(endless: Set<SocketTicket>) -> [SocketAction]
    /// The socket is gone, or closes for a reason of its own: all operations are to be cancelled.
    mutating func closed() -> [SocketAction]
}

/// What a protocol wants done.
public enum SocketAction: Sendable {
    /// Ask whether the connection is welcome; the payload is what the client says of itself.
    case askAdmission(JSONObject?)
    case send(JSONValue)
    case start(SocketTicket, GraphQLRequest, SocketAnswers)
    /// Nobody wants the results of this operation any more.
    case cancel(SocketTicket)
    case close(WebSocketCloseCode, reason: String)
}

/// How the responses of an operation become messages.
public enum SocketAnswers: Sendable {
    /// Each stands as it is between `next` and `}`; one without data gives its errors between `errors` and `}`.
    case wrapped(next: [UInt8], errors: [UInt8])
    /// Each is handed to `SocketProtocol.answered`.
    case handed
}
