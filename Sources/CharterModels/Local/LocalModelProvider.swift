import AsyncHTTPClient
import Logging

/// The model of the local model server, under the name that is Charter's default.
public struct LocalModelProvider: ModelProvider {
    public let name: String
    public let summary: String
    public let kind = ModelKind.local

    private let server: LocalModelServer
    private let http: HTTPClient
    private let timeouts: ModelTimeouts
    private let limits: ModelReplyLimits
    private let defaults: ModelParameters
    private let startGrace: Duration
    private let clock: ModelClock
    private let logger: Logger

    /// - Parameters:
    ///   - server: Supervised by the caller; while it does not run, calls fail and say why.
    ///   - httpClient: As for `OpenAICompatibleProvider`.
    ///   - defaults: Used where a request leaves the choice open. A small model left to itself talks until its context
    ///     is full, so there is a limit on tokens.
    ///   - startGrace: How long a call waits for a server that is just starting.
    public init(
        name: String = "cursor-native-ai",
        summary: String,
        server: LocalModelServer,
        httpClient: HTTPClient,
        timeouts: ModelTimeouts = ModelTimeouts(),
        limits: ModelReplyLimits = ModelReplyLimits(),
        defaults: ModelParameters = ModelParameters(maximumTokens: 512),
        startGrace: Duration = .seconds(10),
        clock: ModelClock = .continuous,
        logger: Logger
    ) {
        self.name = name
        self.summary = summary
        self.server = server
        self.http = httpClient
        self.timeouts = timeouts
        self.limits = limits
        self.defaults = defaults
        self.startGrace = startGrace
        self.clock = clock
        self.logger = logger
    }

    public func availability() async -> ModelAvailability { server.state.availability }

    public func chat(_ request: ModelRequest) async throws -> ModelReply {
        try request.validate()
        return try await client().complete(request.filled(from: defaults))
    }

    public func streamChat(_ request: ModelRequest) -> ModelReplyStream {
        let request = request.filled(from: defaults)
        return .deferred { try await client().stream(request) }
    }

    /// The client of the endpoint that the server has at this moment: every start may bring another port and key.
    private func client() async throws -> ChatCompletionClient {
        ChatCompletionClient(
            connection: ModelServerConnection(
                model: name,
                endpoint: try await server.endpoint(for: name, within: startGrace, clock: clock),
                timeouts: timeouts,
                limits: limits,
                http: http,
                clock: clock,
                logger: logger
            )
        )
    }
}
