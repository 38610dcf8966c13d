import NIOCore

/// What arrived whole from a client.
enum WebSocketMessage: Hashable {
    /// Valid UTF-8.
    case text(ByteBuffer)
    case ping(ByteBuffer)
    case pong
    /// The code is nil when the frame carried none.
    case close(WebSocketCloseCode?)
}
