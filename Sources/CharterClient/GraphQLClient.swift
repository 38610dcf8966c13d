import AsyncHTTPClient
import CharterResilience
import GraphQLOperations
import NIOCore
import NIOSSL

/// Runs typed operations against a GraphQL server.
///
/// Queries and mutations are HTTP requests: `HTTPExchange` sends, `ResponseReading` understands the answer. Subscriptions
/// are `Subscription` sequences: `SubscriptionRun` connects over and over as `ReconnectStateMachine` decides, by
/// `EventStreamTransport` (with `GraphQLSSEStateMachine`) or `WebSocketTransport` (with `TransportWSClientStateMachine`).
public struct GraphQLClient: Sendable {
    public let configuration: ClientConfiguration
    private let http: HTTPClient

    /// Runs `body` with a client, and closes its connections when `body` is done. Throws `ClientError.encryption` for
    /// certificates that cannot be read, and what `body` throws.
    public static func with<Result: Sendable>(
        _ configuration: ClientConfiguration, _ body: (GraphQLClient) async throws -> Result
    ) async throws -> Result {
        let client = try GraphQLClient(configuration)
        do {
            let result = try await body(client)
            try? await client.http.shutdown()
            return result
        } catch {
            try? await client.http.shutdown()
            throw error
        }
    }

    private init(_ configuration: ClientConfiguration) throws(ClientError) {
        self.configuration = configuration
        var settings = HTTPClient.Configuration()
        settings.tlsConfiguration = try ClientEncryption.configuration(configuration.trustedCertificates)
        settings.timeout.connect = .nanoseconds(Int64(configuration.timeouts.connect.inSeconds * 1e9))
        // A redirect would carry credentials and variables to wherever it points.
        settings.redirectConfiguration = .disallow
        settings.connectionPool.retryConnectionEstablishment = false
        // Every event stream has a connection to itself.
        settings.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 256
        settings.decompression = .enabled(limit: .size(configuration.limits.answer))
        // Streams are told apart from whole answers by what the server sends first, in one version of HTTP for both.
        settings.httpVersion = .http1Only
        http = HTTPClient(eventLoopGroupProvider: .singleton, configuration: settings)
    }

    private var exchange: HTTPExchange { HTTPExchange(http: http, configuration: configuration) }

    /// The data of an operation; throws `ClientError`, also when a part of the data could not be had.
    public func data<Operation: GraphQLOperation>(of operation: Operation) async throws -> Operation.Data {
        try await response(to: operation).get()
    }

    /// The response to an operation, with the errors of fields beside the data that could be had. Throws `ClientError`
    /// when there is no response.
    public func response<Operation: GraphQLOperation>(
        to operation: Operation
    ) async throws -> OperationResponse<Operation.Data> {
        let request = OperationRequest(operation, documents: configuration.documents)
        return try ResponseReading.read(try await exchange.answer(request))
    }

    /// Subscribes when the sequence is iterated.
    ///
    /// - Parameter isLast: says whether an event can be the last one, for streams of which that is known: one that ends
    ///   behind another event was cut off, because its server shuts down, and is continued like a broken connection. A
    ///   stream without events is over when it ends.
    public func subscribe<Operation: GraphQLOperation>(
        _ operation: Operation, endingWith isLast: (@Sendable (Operation.Data) -> Bool)? = nil
    ) -> Subscription<Operation> {
        let transport: any SubscriptionTransport =
            switch configuration.transport {
            case .webSocket: WebSocketTransport(configuration: configuration)
            case .serverSentEvents: EventStreamTransport(exchange: exchange, configuration: configuration)
            }
        return Subscription(
            run: SubscriptionRun(
                operation: operation, transport: transport, policy: configuration.reconnection,
                documents: configuration.documents, bufferedEvents: configuration.limits.bufferedEvents,
                clock: configuration.clock, isLast: isLast))
    }
}
