/// Why a socket closes (RFC 6455 section 7.4 and the `graphql-transport-ws` protocol).
public struct WebSocketCloseCode: RawRepresentable, Sendable, Hashable {
    public let rawValue: UInt16

    public init(rawValue: UInt16) { self.rawValue = rawValue }

    public static let normal = WebSocketCloseCode(rawValue: 1000)
    /// The server is shutting down.
    public static let goingAway = WebSocketCloseCode(rawValue: 1001)
    public static let protocolError = WebSocketCloseCode(rawValue: 1002)
    public static let unacceptableData = WebSocketCloseCode(rawValue: 1003)
    /// Text that is not UTF-8.
    public static let invalidPayload = WebSocketCloseCode(rawValue: 1007)
    public static let messageTooBig = WebSocketCloseCode(rawValue: 1009)
    /// A message that the GraphQL protocol does not know.
    public static let badRequest = WebSocketCloseCode(rawValue: 4400)
    /// An operation before the connection was acknowledged.
    public static let unauthorized = WebSocketCloseCode(rawValue: 4401)
    /// The connection was refused.
    public static let forbidden = WebSocketCloseCode(rawValue: 4403)
    public static let subprotocolNotAcceptable = WebSocketCloseCode(rawValue: 4406)
    public static let initialisationTimeout = WebSocketCloseCode(rawValue: 4408)
    public static let subscriberAlreadyExists = WebSocketCloseCode(rawValue: 4409)
    /// Too many initialisation requests, too many operations at once, or a reader that is too slow.
    public static let tooManyRequests = WebSocketCloseCode(rawValue: 4429)

    /// Whether a peer may send this code in a Close frame.
    var isAllowedOnTheWire: Bool {
        switch rawValue {
        case 1000...1003, 1007...1014, 3000...4999: true
        default: false
        }
    }
}
