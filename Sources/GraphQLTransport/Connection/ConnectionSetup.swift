import NIOCore
import NIOSSL

/// Puts the handlers of a new connection in place, or turns it away when there are too many.
enum ConnectionSetup {
    /// Called on the channel's event loop.
    static func prepare(
        _ channel: any Channel, door: ServerDoor, state: EventLoopState, encryption: ServerEncryption?
    ) throws {
        let open = door.connections.add(1, ordering: .relaxed).newValue
        channel.closeFuture.whenComplete { _ in door.connections.subtract(1, ordering: .relaxed) }
        let pipeline = channel.pipeline.syncOperations
        guard open <= door.configuration.limits.connections else {
            door.observer.requestRefused(status: 503)
            return try pipeline.addHandler(TurnAwayHandler(isEncrypted: encryption != nil))
        }
        if let encryption { try pipeline.addHandler(encryption.makeHandler()) }
        try pipeline.addHandler(HTTPConnectionHandler(door: door, state: state))
    }
}

/// Tells a client that the server is full, and closes.
private final class TurnAwayHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let isEncrypted: Bool

    init(isEncrypted: Bool) { self.isEncrypted = isEncrypted }

    func channelActive(context: ChannelHandlerContext) {
        guard !isEncrypted else { return context.close(promise: nil) }
        let answer = ByteBuffer(
            staticString:
                "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        context.writeAndFlush(wrapOutboundOut(answer), promise: nil)
        context.close(promise: nil)
    }
}
