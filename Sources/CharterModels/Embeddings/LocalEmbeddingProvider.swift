import AsyncHTTPClient
import Logging

/// The local model as an embedding model: the mean of what it makes of each token.
public struct LocalEmbeddingProvider: EmbeddingProvider {
    public let name = "smollm2-135m-instruct"
    public let dimension: Int? = 576

    private let server: LocalModelServer
    private let http: HTTPClient
    private let limits: EmbeddingLimits
    private let timeouts: ModelTimeouts
    private let startGrace: Duration
    private let clock: ModelClock
    private let logger: Logger

    /// - Parameters:
    ///   - server: Supervised by the caller; while it does not run, calls fail and say why.
    ///   - startGrace: How long a call waits for a server that is just starting.
    public init(
        server: LocalModelServer,
        httpClient: HTTPClient,
        limits: EmbeddingLimits = .local,
        timeouts: ModelTimeouts = ModelTimeouts(),
        startGrace: Duration = .seconds(10),
        clock: ModelClock = .continuous,
        logger: Logger
    ) {
        self.server = server
        http = httpClient
        self.limits = limits
        self.timeouts = timeouts
        self.startGrace = startGrace
        self.clock = clock
        self.logger = logger
    }

    public func availability() async -> ModelAvailability { server.state.availability }

    public func embed(_ texts: [String]) async throws -> EmbeddingReply {
        let endpoint = try await server.endpoint(for: name, within: startGrace, clock: clock)
        let connection = ModelServerConnection(
            model: name, endpoint: endpoint, timeouts: timeouts, limits: ModelReplyLimits(), http: http, clock: clock,
            logger: logger)
        return try await EmbeddingClient(connection: connection, limits: limits).embed(texts)
    }
}
