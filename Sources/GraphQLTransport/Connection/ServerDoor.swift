import GraphQLExecution
import Synchronization

/// What all connections of a server share.
final class ServerDoor: Sendable {
    let configuration: ServerConfiguration
    let executor: any RequestExecutor
    let routes: HTTPRouteTable
    let observer: any TransportObserver
    let policy: HTTPRequestPolicy
    let handshake: WebSocketHandshake
    let crossOrigin: CrossOriginPolicy
    /// The page for browsers at the GraphQL path.
    let page: HTTPRoute?
    let path: [UInt8]
    let streamPath: [UInt8]
    /// Bytes of a request from which on it is read, checked and run on a thread beside the loop, whose other connections
    /// must not wait for it.
    private let heavyRequest: Int
    /// Where sockets are opened, each with its path in bytes.
    private let sockets: [(path: [UInt8], endpoint: SocketEndpoint)]
    /// Connections that are open now.
    let connections = Atomic<Int>(0)

    init(
        configuration: ServerConfiguration, executor: any RequestExecutor, routes: [HTTPRoute],
        sockets: [SocketEndpoint] = [], observer: any TransportObserver, heavyRequest: Int = 4 * 1024
    ) {
        self.heavyRequest = heavyRequest
        self.configuration = configuration
        self.executor = executor
        self.routes = HTTPRouteTable(routes)
        self.observer = observer
        page = self.routes.page(at: configuration.path)
        policy = HTTPRequestPolicy(
            hasPage: page != nil,
            forgeryGuard: RequestForgeryGuard(mode: configuration.forgeryGuard, origins: configuration.origins))
        handshake = WebSocketHandshake(origins: configuration.origins)
        crossOrigin = CrossOriginPolicy(origins: configuration.origins)
        path = Array(configuration.path.utf8)
        streamPath = Array((configuration.path + "/stream").utf8)
        self.sockets = ([Self.graphQLSockets(configuration)] + sockets).map { (Array($0.path.utf8), $0) }
    }

    private static func graphQLSockets(_ configuration: ServerConfiguration) -> SocketEndpoint {
        let limits = configuration.limits
        return SocketEndpoint(path: configuration.path, subprotocol: WebSocketHandshake.subprotocol) {
            GraphQLTransportWSProtocol(maxOperations: limits.operationsPerSocket, maxDepth: limits.jsonDepth)
        }
    }

    /// Whose sockets a request that asks for one means.
    func socket(at head: HTTPRequestHead) -> SocketEndpoint? {
        sockets.first { head.hasPath($0.path) }?.endpoint
    }

    /// Whether a request of so many bytes is to run beside the loop. In a content coding they may become many times as many.
    func isHeavy(_ bytes: Int, isCoded: Bool = false) -> Bool { bytes >= (isCoded ? heavyRequest / 16 : heavyRequest) }

    /// Runs a request where its caller is, or beside the loop if it is heavy. Inlined, since each request passes here.
    @inline(__always)
    nonisolated(nonsending) func execute(
        _ request: GraphQLRequest, context: RequestContext, allowing: OperationTypeSet, isHeavy: Bool
    ) async -> OperationResult {
        guard isHeavy else { return await executor.execute(request, context: context, allowing: allowing) }
        return await EventLoopTaskExecutor.beside { [executor] in
            await executor.execute(request, context: context, allowing: allowing)
        }
    }
}
