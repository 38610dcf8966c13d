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

    public func availability() async -> ModelAvailability {
        switch server.state {
        case .ready: .available
        case .starting: .starting
        case .unavailable(let reason): .unavailable(reason: reason)
        }
    }

    public func chat(_ request: ModelRequest) async throws -> ModelReply {
        try request.validate()
        return try await client().complete(request.filled(from: defaults))
    }

    public func streamChat(_ request: ModelRequest) -> ModelReplyStream {
        let request = request.filled(from: defaults)
        return ModelReplyStream {
            let stream = LocalStream { try await client().stream(request).start() }
            return { try await stream.next() }
        }
    }

    /// The client of the endpoint that the server has at this moment: every start may bring another port and key.
    private func client() async throws -> ChatCompletionClient {
        ChatCompletionClient(
            model: name,
            endpoint: try await endpoint(),
            timeouts: timeouts,
            limits: limits,
            http: http,
            clock: clock,
            logger: logger
        )
    }

    private func endpoint() async throws -> OpenAICompatibleEndpoint {
        if case .ready(let endpoint) = server.state { return endpoint }
        let (server, name) = (server, name)
        let endpoint = try await clock.run(limit: startGrace) { () async throws -> OpenAICompatibleEndpoint in
            for await state in server.states() {
                switch state {
                case .ready(let endpoint): return endpoint
                case .starting: continue
                case .unavailable(let reason):
                    throw ModelError.unavailable(model: name, reason: reason, isTemporary: false)
                }
            }
            throw CancellationError()
        }
        if let endpoint { return endpoint }
        throw ModelError.unavailable(model: name, reason: "it is still starting; try again shortly", isTemporary: true)
    }
}

/// Finds its stream when it is first asked for an element.
private actor LocalStream {
    private let open: @Sendable () async throws -> ModelReplyStream.Next
    private var upstream: ModelReplyStream.Next?

    init(open: @escaping @Sendable () async throws -> ModelReplyStream.Next) {
        self.open = open
    }

    func next() async throws -> ModelStreamEvent? {
        if let upstream { return try await upstream() }
        let upstream = try await open()
        self.upstream = upstream
        return try await upstream()
    }
}
