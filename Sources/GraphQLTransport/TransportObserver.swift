/// Is told what passes through the server, to count it. Called on event loops for every request: implementations must
/// be quick and must not block.
public protocol TransportObserver: Sendable {
    func connectionOpened()
    func connectionClosed()
    /// A GraphQL request, a page or a route is being answered.
    func requestStarted(by door: Door)
    /// Its answer, or the beginning of its stream, was written. `status` is the HTTP status; over sockets, 200 or 400.
    func requestFinished(by door: Door, status: Int, nanoseconds: UInt64)
    /// A request was refused before it reached GraphQL or a page.
    func requestRefused(status: Int)
    func socketOpened()
    /// `code` is nil when the connection was lost.
    func socketClosed(code: WebSocketCloseCode?)
    func streamStarted(by door: Door)
    func streamEnded(by door: Door)
    /// One event of a stream was written.
    func eventSent(by door: Door)
}

/// The ways in.
public enum Door: String, Sendable, Hashable, CaseIterable {
    case http
    case eventStream = "sse"
    case webSocket = "websocket"
    case page
    /// Routes of another interface.
    case rest
}

extension TransportObserver {
    public func connectionOpened() {}
    public func connectionClosed() {}
    public func requestStarted(by door: Door) {}
    public func requestFinished(by door: Door, status: Int, nanoseconds: UInt64) {}
    public func requestRefused(status: Int) {}
    public func socketOpened() {}
    public func socketClosed(code: WebSocketCloseCode?) {}
    public func streamStarted(by door: Door) {}
    public func streamEnded(by door: Door) {}
    public func eventSent(by door: Door) {}
}

/// Counts nothing.
public struct SilentObserver: TransportObserver {
    public init() {}
}
