import NIOCore
import NIOPosix
import NIOSSL

/// One connection to Redis, from connecting to its end.
struct RedisConnection: Sendable {
    private let channel: any Channel
    private let handler: NIOLoopBound<RedisConnectionHandler>
    private let ended: EventLoopFuture<Void>

    /// Connects. The greeting goes on by itself; `events` says when it is over.
    static func open(
        _ endpoint: RedisEndpoint, tls: NIOSSLContext?, role: RedisConnectionStateMachine.Role,
        options: RedisWaker.Options, group: any EventLoopGroup, events: RedisConnectionHandler.Events
    ) async throws -> RedisConnection {
        let loop = group.next()
        let ended = loop.makePromise(of: Void.self)
        let bootstrap = ClientBootstrap(group: loop).connectTimeout(options.connectTimeout.timeAmount)
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelOption(.socketOption(.so_keepalive), value: 1)
        do {
            return try await bootstrap.connect(host: endpoint.host, port: endpoint.port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let tls {
                        try channel.pipeline.syncOperations.addHandler(
                            NIOSSLClientHandler(context: tls, serverHostname: Self.serverName(endpoint.host)))
                    }
                    let machine = RedisConnectionStateMachine(role: role, credentials: endpoint.credentials)
                    let handler = RedisConnectionHandler(
                        machine, events: events, pingInterval: options.pingInterval.timeAmount, ended: ended)
                    try channel.pipeline.syncOperations.addHandler(handler)
                    let bound = NIOLoopBound(handler, eventLoop: channel.eventLoop)
                    return RedisConnection(channel: channel, handler: bound, ended: ended.futureResult)
                }
            }
        } catch {
            ended.fail(error)
            throw error
        }
    }

    /// Says that there may be something to publish.
    func publishMore() {
        channel.eventLoop.execute { handler.value.publishMore() }
    }

    /// Waits for the end of the connection, which always has a reason; closes it when the task is cancelled.
    func waitForEnd() async throws {
        try await withTaskCancellationHandler {
            try await ended.get()
        } onCancel: {
            channel.close(promise: nil)
        }
    }

    /// Addresses are no names, and TLS refuses them as such.
    private static func serverName(_ host: String) -> String? {
        (try? SocketAddress(ipAddress: host, port: 0)) == nil ? host : nil
    }
}

extension Duration {
    /// This duration as NIO wants it, to the nanosecond.
    var timeAmount: TimeAmount {
        let (seconds, attoseconds) = components
        return .seconds(seconds) + .nanoseconds(attoseconds / 1_000_000_000)
    }
}
