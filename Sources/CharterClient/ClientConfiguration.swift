import CharterResilience
import GraphQLJSON

/// Where the server is, and how patient its client.
public struct ClientConfiguration: Sendable {
    /// What subscriptions come over; queries and mutations are HTTP requests.
    public enum SubscriptionTransport: String, Sendable, Hashable, CaseIterable {
        /// `graphql-transport-ws`.
        case webSocket = "ws"
        /// `graphql-sse`, distinct connections.
        case serverSentEvents = "sse"
    }

    /// How requests name their operations.
    public enum Documents: Sendable, Hashable {
        /// By their texts, which every server understands.
        case texts
        /// By the hashes of their texts, for a server that trusts them.
        case identifiers
    }

    public var endpoint: ClientEndpoint
    /// Fields of every request and of the opening of a socket, such as `Authorization`.
    public var headers: [(name: String, value: String)] = []
    public var transport = SubscriptionTransport.webSocket
    public var documents = Documents.texts
    public var timeouts = ClientTimeouts()
    public var limits = ClientLimits()
    public var reconnection = ReconnectPolicy()
    /// The payload of a socket's `connection_init`.
    public var connectionParameters: JSONObject?
    /// A PEM file with the certificates to trust instead of the system's.
    public var trustedCertificates: String?
    /// Waits between attempts and for signs of life.
    public var clock = WallClock.system

    public init(endpoint: ClientEndpoint) { self.endpoint = endpoint }

    /// - Parameter url: of the GraphQL endpoint, `http` or `https`; throws `ClientError.invalidURL`.
    public init(url: String) throws(ClientError) { self.init(endpoint: try ClientEndpoint(url)) }
}

/// How long a client waits.
public struct ClientTimeouts: Sendable, Hashable {
    /// For a connection, its encryption and the opening of a socket, `connection_ack` included.
    public var connect = Duration.seconds(10)
    /// For the whole answer to a query or mutation.
    public var answer = Duration.seconds(120)
    /// For a sign of life on a quiet event stream or socket; the server gives one every 20 seconds. A client that hears
    /// nothing notices within twice this time.
    public var silence = Duration.seconds(30)

    public init() {}
}

/// What a client takes from a server.
public struct ClientLimits: Sendable, Hashable {
    /// Bytes of an answer, decompressed.
    public var answer = 64 * 1024 * 1024
    /// Bytes of one event.
    public var event = 4 * 1024 * 1024
    /// Events that wait for their reader; then the connection is not read any more.
    public var bufferedEvents = 256

    public init() {}
}
