import GraphQLExecution
import NIOCore
import NIOPosix
import NIOSSL

/// GraphQL over HTTP, server-sent events and WebSocket on one port, and pages beside it.
///
/// The steps, in order: `start` makes event loops, reads the certificate, binds and accepts; each connection gets an
/// `HTTPConnectionHandler`, which reads requests (`HTTPRequestParser`, `HTTPBodyReader`), decides
/// (`HTTPRequestPolicy`), asks the executor or a page, and writes answers or event streams; a socket gets a
/// `WebSocketConnectionHandler`, which does what its `SocketProtocol` says, at the path of GraphQL that is
/// `graphql-transport-ws`; `shutdown` stops accepting, lets what runs finish, and closes.
public actor GraphQLServer {
    private let door: ServerDoor
    private var running: Running?

    private struct Running {
        let group: MultiThreadedEventLoopGroup
        let states: [NIOLoopBound<EventLoopState>]
        let listener: any Channel
    }

    /// The routes include the console's page, at the path of GraphQL by GET. `sockets` are those beside that of
    /// GraphQL.
    public init(
        configuration: ServerConfiguration, executor: any RequestExecutor, routes: [HTTPRoute] = [],
        sockets: [SocketEndpoint] = [], observer: any TransportObserver = SilentObserver()
    ) {
        door = ServerDoor(
            configuration: configuration, executor: executor, routes: routes, sockets: sockets, observer: observer)
    }

    /// Accepts connections when it returns, at the address that it returns. Throws when the address or the certificate
    /// cannot be used.
    @discardableResult
    public func start() async throws -> SocketAddress {
        if let running, let address = running.listener.localAddress { return address }
        let encryption = try door.configuration.tls.map(ServerEncryption.init)
        let group = MultiThreadedEventLoopGroup(numberOfThreads: max(door.configuration.eventLoops, 1))
        do {
            var states: [NIOLoopBound<EventLoopState>] = []
            for loop in group.makeIterator() {
                states.append(try await loop.submit { NIOLoopBound(EventLoopState(loop), eventLoop: loop) }.get())
            }
            let listener = try await listen(on: group, states, encryption)
            running = Running(group: group, states: states, listener: listener)
            guard let address = listener.localAddress else { throw ChannelError.unknownLocalAddress }
            return address
        } catch {
            try? await group.shutdownGracefully()
            throw error
        }
    }

    private func listen(
        on group: MultiThreadedEventLoopGroup, _ states: [NIOLoopBound<EventLoopState>],
        _ encryption: ServerEncryption?
    ) async throws -> any Channel {
        let door = door
        let byLoop = Dictionary(uniqueKeysWithValues: states.map { (ObjectIdentifier($0.eventLoop), $0) })
        return try await ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 1024)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .serverChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(AcceptBackoffHandler())
                }
            }
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    guard let state = byLoop[ObjectIdentifier(channel.eventLoop)] else { throw ChannelError.eof }
                    try ConnectionSetup.prepare(channel, door: door, state: state.value, encryption: encryption)
                }
            }
            .bind(host: door.configuration.host, port: door.configuration.port)
            .get()
    }

    /// Stops accepting, lets requests finish, completes subscriptions and closes sockets with 1001; what is still there
    /// after `deadline` is cut off.
    public func shutdown(deadline: Duration = .seconds(10)) async {
        guard let running else { return }
        self.running = nil
        try? await running.listener.close().get()
        let drained = running.states.map { state in
            state.eventLoop.flatSubmit { state.value.drain() }
        }
        let nanoseconds = deadline.components.seconds * 1_000_000_000 + deadline.components.attoseconds / 1_000_000_000
        let abort = running.states.map { state in
            state.eventLoop.scheduleTask(in: .nanoseconds(nanoseconds)) { state.value.abort() }
        }
        // A second after the cut nobody is waited for any more, whatever holds a connection.
        let forget = running.states.map { state in
            state.eventLoop.scheduleTask(in: .nanoseconds(nanoseconds) + .seconds(1)) { state.value.forget() }
        }
        for future in drained { try? await future.get() }
        for task in abort + forget { task.cancel() }
        try? await running.group.shutdownGracefully()
    }
}
