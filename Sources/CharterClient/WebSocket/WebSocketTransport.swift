import CharterResilience
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import NIOWebSocket

/// Subscriptions over `graphql-transport-ws`: one socket for each.
struct WebSocketTransport: SubscriptionTransport {
    static let subprotocol = "graphql-transport-ws"

    let configuration: ClientConfiguration

    func run(
        _ request: OperationRequest, lastEventID: String?,
        receive: @escaping @Sendable (SubscriptionSignal) async throws -> Bool
    ) async throws {
        let machine = TransportWSClientStateMachine(
            request.object, parameters: configuration.connectionParameters, timeouts: configuration.timeouts)
        let demand = WebSocketDemand()
        let signals = WebSocketSessionHandler.Producer.makeSequence(
            elementType: SubscriptionSignal.self, failureType: (any Error).self,
            backPressureStrategy: .init(lowWatermark: 8, highWatermark: 32), finishOnDeinit: true, delegate: demand)
        try await open(machine, signals.source, demand)
        // Says goodbye if the subscription is not over by itself, and closes the socket.
        defer { demand.didTerminate() }
        for try await signal in signals.sequence {
            guard try await receive(signal) else { return }
        }
        try Task.checkCancellation()
    }

    // MARK: Opening

    private func open(
        _ machine: TransportWSClientStateMachine, _ source: WebSocketSessionHandler.Producer.Source,
        _ demand: WebSocketDemand
    ) async throws {
        let endpoint = configuration.endpoint
        let encryption = try encryption()
        let connect = TimeAmount(configuration.timeouts.connect)
        let promise = MultiThreadedEventLoopGroup.singleton.next().makePromise(of: Void.self)
        let bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connectTimeout(connect)
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let encryption {
                        let name = SocketAddress.isAddress(endpoint.host) ? nil : endpoint.host
                        try channel.pipeline.syncOperations.addHandler(
                            NIOSSLClientHandler(context: encryption, serverHostname: name))
                    }
                    try prepare(channel, machine, source, demand, promise)
                }
            }
        let channel: any Channel
        do {
            channel = try await bootstrap.connect(host: endpoint.host, port: endpoint.port).get()
        } catch {
            promise.fail(error)
            throw notConnected(error)
        }
        let timeouts = configuration.timeouts
        let timer = channel.eventLoop.scheduleTask(in: connect) {
            promise.fail(ClientError.timeout(.connection, limit: timeouts.connect))
        }
        defer { timer.cancel() }
        do {
            try await withTaskCancellationHandler {
                try await promise.futureResult.get()
            } onCancel: {
                channel.close(promise: nil)
            }
        } catch {
            channel.close(promise: nil)
            throw HTTPExchange.translated(error, isAnswered: true)
        }
    }

    /// The steps of the opening: encryption, the HTTP request, and when the server agrees the session instead of both.
    private func prepare(
        _ channel: any Channel, _ machine: TransportWSClientStateMachine,
        _ source: WebSocketSessionHandler.Producer.Source, _ demand: WebSocketDemand,
        _ opened: EventLoopPromise<Void>
    ) throws {
        let timeouts = configuration.timeouts
        let limit = configuration.limits.event
        let upgrader = NIOWebSocketClientUpgrader(maxFrameSize: limit, automaticErrorHandling: false) { channel, head in
            channel.eventLoop.makeCompletedFuture {
                guard head.headers.first(name: "Sec-WebSocket-Protocol") == Self.subprotocol else {
                    throw ClientError.malformedAnswer("the socket does not speak \(Self.subprotocol)")
                }
                try channel.pipeline.syncOperations.addHandler(
                    NIOWebSocketFrameAggregator(
                        minNonFinalFragmentSize: 0, maxAccumulatedFrameCount: 1_024, maxAccumulatedFrameSize: limit))
                let session = WebSocketSessionHandler(machine, timeouts: timeouts, source: source)
                demand.attach(NIOLoopBound(session, eventLoop: channel.eventLoop))
                try channel.pipeline.syncOperations.addHandler(session)
            }.map {
                opened.succeed()
            }.flatMapErrorThrowing { error in
                opened.fail(error)
                channel.close(promise: nil)
            }
        }
        let handshake = NIOLoopBound(
            WebSocketHandshakeHandler(head(), opened: opened), eventLoop: channel.eventLoop)
        try channel.pipeline.syncOperations.addHTTPClientHandlers(
            leftOverBytesStrategy: .forwardBytes,
            withClientUpgrade: (
                upgraders: [upgrader],
                completionHandler: { context in
                    context.pipeline.syncOperations.removeHandler(handshake.value, promise: nil)
                }
            ))
        try channel.pipeline.syncOperations.addHandler(handshake.value)
    }

    private func head() -> HTTPRequestHead {
        var headers: HTTPHeaders = [
            "Host": configuration.endpoint.authority, "Sec-WebSocket-Protocol": Self.subprotocol,
        ]
        for field in configuration.headers { headers.add(name: field.name, value: field.value) }
        return HTTPRequestHead(
            version: .http1_1, method: .GET, uri: configuration.endpoint.target, headers: headers)
    }

    private func encryption() throws(ClientError) -> NIOSSLContext? {
        guard configuration.endpoint.isEncrypted else { return nil }
        let settings = try ClientEncryption.configuration(configuration.trustedCertificates)
        do {
            return try NIOSSLContext(configuration: settings)
        } catch {
            throw .encryption("\(error)")
        }
    }

    /// Nothing was sent before there was a connection.
    private func notConnected(_ error: any Error) -> any Error {
        switch error {
        case ChannelError.connectTimeout:
            ClientError.timeout(.connection, limit: configuration.timeouts.connect)
        default:
            switch HTTPExchange.translated(error, isAnswered: false) {
            case ClientError.connectionLost(let reason): ClientError.notConnected(reason)
            case let other: other
            }
        }
    }
}

extension SocketAddress {
    /// Whether a host is an address rather than a name; certificates of names are not asked for by it.
    fileprivate static func isAddress(_ host: String) -> Bool {
        (try? SocketAddress(ipAddress: host, port: 0)) != nil
    }
}
