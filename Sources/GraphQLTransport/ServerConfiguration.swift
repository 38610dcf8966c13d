import GraphQLExecution
import GraphQLJSON

/// How the server listens and what it lets in.
public struct ServerConfiguration: Sendable {
    /// PEM files for `https` and `wss`.
    public struct TLS: Sendable, Hashable {
        public var certificateChain: String
        public var privateKey: String

        public init(certificateChain: String, privateKey: String) {
            self.certificateChain = certificateChain
            self.privateKey = privateKey
        }
    }

    /// The answer to a socket's `connection_init`.
    public enum Admission: Sendable {
        /// With the payload of `connection_ack`.
        case admitted(JSONObject?)
        /// Closes the socket with 4403; the reason is shown to the client.
        case refused(String)
    }

    public var host: String
    /// 0 lets the system choose.
    public var port: Int
    /// Where GraphQL is; event streams only are at this path and `/stream`.
    public var path = "/graphql"
    /// Event loops; each has a thread.
    public var eventLoops: Int
    public var tls: TLS?
    public var limits = TransportLimits()
    public var timeouts = TransportTimeouts()
    public var statusPolicy = StatusPolicy.draft2026
    /// Origins beside the server's own whose pages may open sockets and read answers.
    public var origins = OriginPolicy()
    public var forgeryGuard = RequestForgeryGuard.Mode.browsers
    /// Asked for every socket that wants to connect; nil admits all.
    public var admission: (@Sendable (RequestContext) async -> Admission)?

    public init(host: String = "127.0.0.1", port: Int = 8080, eventLoops: Int? = nil) {
        self.host = host
        self.port = port
        self.eventLoops = eventLoops ?? ProcessorCount.available
    }
}
