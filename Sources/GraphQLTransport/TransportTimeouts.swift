/// How long a client may take, in seconds. All are watched once a second, so each may last up to a second longer.
public struct TransportTimeouts: Sendable, Hashable {
    /// From the first byte of a request, or from the opening of a connection, to the end of the head: 408.
    public var head = 10.0
    /// From the end of the head to the end of the body: 408.
    public var body = 30.0
    /// Between two requests of a connection.
    public var keepAlive = 75.0
    /// Until a socket's `connection_init`: 4408.
    public var socketInit = 10.0
    /// For a socket on which nothing runs and nothing is said, where its protocol ends such ones.
    public var socketIdle = 300.0
    /// Between two signs of life that the server sends over quiet sockets and event streams.
    public var ping = 20.0
    /// For a reader who takes nothing of what waits for it; then the connection closes (4429 on sockets).
    public var stalledReader = 30.0
    /// After the server's last byte, for the client to close.
    public var linger = 2.0

    public init() {}
}
