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
    /// The names that clients may call the server by; set by `init` to the loopback names for a loopback address.
    public var hosts: HostPolicy
    /// Whether answers of 1 KiB and more are compressed for clients that accept it.
    ///
    /// The length of a compressed answer tells something of its content to who can put text of his own beside it (the
    /// attack called BREACH). A page of another site cannot have such answers made here: the guard against forged
    /// requests refuses them, and no credentials of a browser are let in.
    public var compressesAnswers = true
    /// Asked for every socket that wants to connect; nil admits all.
    public var admission: (@Sendable (RequestContext) async -> Admission)?

    public init(host: String = "127.0.0.1", port: Int = 8080, eventLoops: Int? = nil) {
        self.host = host
        self.port = port
        hosts = .listening(at: host)
        self.eventLoops = eventLoops ?? ProcessorCount.available
    }
}
