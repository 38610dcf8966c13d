import NIOCore
import NIOHTTP1

/// Sends the request that opens a socket, and takes the answer of a server that does not want one.
final class WebSocketHandshakeHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias OutboundOut = HTTPClientRequestPart

    private static let maxBody = 2_000

    private let head: HTTPRequestHead
    private let opened: EventLoopPromise<Void>
    private var answer: ResponseReading.Answer?

    /// - Parameter opened: fails when the server refuses or the connection ends; others fulfil it.
    init(_ head: HTTPRequestHead, opened: EventLoopPromise<Void>) {
        self.head = head
        self.opened = opened
    }

    func channelActive(context: ChannelHandlerContext) {
        send(context)
        context.fireChannelActive()
    }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { send(context) }
    }

    private func send(_ context: ChannelHandlerContext) {
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            answer = ResponseReading.Answer(
                status: Int(head.status.code), contentType: head.headers.first(name: "Content-Type") ?? "",
                retryAfter: ResponseReading.retryAfter(head.headers.first(name: "Retry-After")), body: [])
        case .body(let buffer):
            let room = Self.maxBody - (answer?.body.count ?? 0)
            answer?.body.append(contentsOf: buffer.readableBytesView.prefix(max(0, room)))
        case .end: refuse(context)
        }
    }

    private func refuse(_ context: ChannelHandlerContext) {
        guard let answer else { return }
        opened.fail(ResponseReading.failure(answer))
        context.close(promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) {
        refuse(context)
        opened.fail(ClientError.connectionLost("the connection ended before the socket was open"))
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        opened.fail(error)
        context.close(promise: nil)
    }
}
