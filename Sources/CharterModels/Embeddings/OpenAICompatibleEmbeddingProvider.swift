import AsyncHTTPClient
import Logging

/// An embedding model behind any server that speaks the OpenAI embeddings API.
public struct OpenAICompatibleEmbeddingProvider: EmbeddingProvider {
    public let name: String
    public let dimension: Int?

    private let client: EmbeddingClient

    /// - Parameters:
    ///   - name: What the vectors are filed under; a different model needs a different name.
    ///   - endpoint: Its `model` is the name of the embedding model there.
    ///   - httpClient: Made with `HTTPClient.Configuration.modelCalls`. The caller shuts it down.
    public init(
        name: String,
        dimension: Int? = nil,
        endpoint: OpenAICompatibleEndpoint,
        httpClient: HTTPClient,
        limits: EmbeddingLimits = EmbeddingLimits(),
        timeouts: ModelTimeouts = ModelTimeouts(),
        replyLimits: ModelReplyLimits = ModelReplyLimits(),
        clock: ModelClock = .continuous,
        logger: Logger
    ) {
        self.name = name
        self.dimension = dimension
        client = EmbeddingClient(
            connection: ModelServerConnection(
                model: name, endpoint: endpoint, timeouts: timeouts, limits: replyLimits, http: httpClient,
                clock: clock,
                logger: logger),
            limits: limits)
    }

    public func availability() async -> ModelAvailability { .available }

    public func embed(_ texts: [String]) async throws -> EmbeddingReply { try await client.embed(texts) }
}
