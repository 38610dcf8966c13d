import CharterClient
import GraphQLExecution
import GraphQLTransport
import NIOCore

/// Runs a real server of the Feed schema on loopback around a test.
struct LiveFeed: Sendable {
    let service: FeedService
    let server: GraphQLServer
    let port: Int
    private let scheme: String

    static func with<Result: Sendable>(
        port: Int = 0, _ configure: (inout ServerConfiguration) -> Void = { _ in },
        _ body: (LiveFeed) async throws -> Result
    ) async throws -> Result {
        var configuration = ServerConfiguration(port: port, eventLoops: 2)
        configure(&configuration)
        let service = FeedService()
        let server = GraphQLServer(
            configuration: configuration, executor: RequestPipeline(try GeneratedSchema(resolvers: service)))
        let address = try await server.start()
        let live = LiveFeed(
            service: service, server: server, port: address.port ?? 0,
            scheme: configuration.tls == nil ? "http" : "https")
        do {
            let result = try await body(live)
            await server.shutdown(deadline: .seconds(5))
            return result
        } catch {
            await server.shutdown(deadline: .zero)
            throw error
        }
    }

    /// How to reach the server, or a proxy before it.
    func configuration(
        _ transport: ClientConfiguration.SubscriptionTransport = .webSocket, port: Int? = nil
    ) throws -> ClientConfiguration {
        let host = scheme == "https" ? "localhost" : "127.0.0.1"
        var configuration = try ClientConfiguration(url: "\(scheme)://\(host):\(port ?? self.port)/graphql")
        configuration.transport = transport
        configuration.reconnection.backoff.base = .milliseconds(1)
        configuration.reconnection.backoff.maximum = .milliseconds(5)
        return configuration
    }

    func client<Result: Sendable>(
        _ transport: ClientConfiguration.SubscriptionTransport = .webSocket, port: Int? = nil,
        _ configure: (inout ClientConfiguration) -> Void = { _ in },
        _ body: (GraphQLClient) async throws -> Result
    ) async throws -> Result {
        var configuration = try configuration(transport, port: port)
        configure(&configuration)
        return try await GraphQLClient.with(configuration, body)
    }

    /// Waits until `condition` holds; the test's own time limit ends it otherwise.
    static func until(_ condition: () -> Bool) async {
        while !condition(), !Task.isCancelled { await Task.yield() }
    }
}
