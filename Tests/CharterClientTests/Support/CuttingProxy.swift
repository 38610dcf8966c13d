import NIOCore
import NIOPosix
import Synchronization

/// A TCP proxy that cuts connections in the middle, wherever that is.
final class CuttingProxy: Sendable {
    private let listener: any Channel
    private let connections = Mutex<[any Channel]>([])
    private let cutCount = Atomic<Int>(0)

    /// Connections that were cut so far.
    var cuts: Int { cutCount.load(ordering: .relaxed) }
    var port: Int { listener.localAddress?.port ?? 0 }

    /// - Parameter limit: after how many bytes of the server the next connection is cut; nil for never.
    static func with<Result: Sendable>(
        to port: Int, limit: @escaping @Sendable () -> Int? = { nil }, _ body: (CuttingProxy) async throws -> Result
    ) async throws -> Result {
        let proxies = ProxyBox()
        let listener = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { client in
                proxies.proxy?.connect(client, to: port, limit: limit()) ?? client.close()
            }
            .bind(host: "127.0.0.1", port: 0).get()
        let proxy = CuttingProxy(listener)
        proxies.set(proxy)
        defer { listener.close(promise: nil) }
        let result = try await body(proxy)
        proxy.cutAll()
        return result
    }

    private init(_ listener: any Channel) { self.listener = listener }

    /// Cuts every connection now.
    func cutAll() {
        let open = connections.withLock { connections in
            defer { connections = [] }
            return connections
        }
        for channel in open { cut(channel) }
    }

    private func cut(_ channel: any Channel) {
        cutCount.add(1, ordering: .relaxed)
        channel.close(promise: nil)
    }

    private func connect(_ client: any Channel, to port: Int, limit: Int?) -> EventLoopFuture<Void> {
        connections.withLock { $0.append(client) }
        return ClientBootstrap(group: client.eventLoop)
            .channelInitializer { server in
                server.eventLoop.makeCompletedFuture {
                    try server.pipeline.syncOperations.addHandler(
                        Forwarder(to: client, limit: limit) { self.cut(client) })
                }
            }
            .connect(host: "127.0.0.1", port: port)
            .flatMapThrowing { server in
                try client.pipeline.syncOperations.addHandler(Forwarder(to: server, limit: nil) {})
            }
    }
}

/// The proxy, once it is there.
private final class ProxyBox: Sendable {
    private let state = Mutex<CuttingProxy?>(nil)

    var proxy: CuttingProxy? { state.withLock { $0 } }
    func set(_ proxy: CuttingProxy) { state.withLock { $0 = proxy } }
}

/// Writes what it reads to another channel of the same event loop, up to a number of bytes.
private final class Forwarder: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let other: any Channel
    private var left: Int?
    private let cut: () -> Void

    init(to other: any Channel, limit: Int?, cut: @escaping () -> Void) {
        self.other = other
        left = limit
        self.cut = cut
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var buffer = unwrapInboundIn(data)
        if let left {
            let part = buffer.readSlice(length: min(left, buffer.readableBytes)) ?? ByteBuffer()
            self.left = left - part.readableBytes
            other.writeAndFlush(part, promise: nil)
            guard self.left == 0 else { return }
            context.close(promise: nil)
            cut()
        } else {
            other.writeAndFlush(buffer, promise: nil)
        }
    }

    func channelInactive(context: ChannelHandlerContext) { other.close(promise: nil) }
}
