import AsyncHTTPClient
import Logging

/// A model behind any server that speaks the OpenAI chat completions API.
public struct OpenAICompatibleProvider: ModelProvider {
    public let name: String
    public let summary: String
    public let kind = ModelKind.openAICompatible

    private let defaults: ModelParameters
    private let client: ChatCompletionClient

    /// - Parameters:
    ///   - httpClient: Made with `HTTPClient.Configuration.modelCalls`, which also holds the connect timeout. The
    ///     caller shuts it down.
    ///   - defaults: Used where a request leaves the choice open.
    ///   - timeouts: `connect` appears here only to be named in errors.
    public init(
        name: String = "external-model",
        summary: String,
        endpoint: OpenAICompatibleEndpoint,
        httpClient: HTTPClient,
        defaults: ModelParameters = ModelParameters(),
        timeouts: ModelTimeouts = ModelTimeouts(),
        limits: ModelReplyLimits = ModelReplyLimits(),
        clock: ModelClock = .continuous,
        logger: Logger
    ) {
        self.name = name
        self.summary = summary
        self.defaults = defaults
        self.client = ChatCompletionClient(
            connection: ModelServerConnection(
                model: name,
                endpoint: endpoint,
                timeouts: timeouts,
                limits: limits,
                http: httpClient,
                clock: clock,
                logger: logger
            )
        )
    }

    public func availability() async -> ModelAvailability {
        .available
    }

    public func chat(_ request: ModelRequest) async throws -> ModelReply {
        try await client.complete(request.filled(from: defaults))
    }

    public func streamChat(_ request: ModelRequest) -> ModelReplyStream {
        client.stream(request.filled(from: defaults))
    }
}
