/// Where sockets of a protocol are opened.
public struct SocketEndpoint: Sendable {
    public var path: String
    /// What clients must offer in `Sec-WebSocket-Protocol`; nil when the protocol has no name there.
    public var subprotocol: String?
    /// A protocol at its beginning, for a new socket.
    public var make: @Sendable () -> any SocketProtocol

    public init(path: String, subprotocol: String? = nil, make: @escaping @Sendable () -> any SocketProtocol) {
        self.path = path
        self.subprotocol = subprotocol
        self.make = make
    }
}
