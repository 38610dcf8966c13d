/// A complete answer.
public struct ModelReply: Sendable, Equatable {
    public var content: String
    /// The registered name of the model that answered.
    public var model: String
    /// What the upstream server calls the model, when it said so.
    public var upstreamModel: String?
    public var usage: ModelUsage
    public var finishReason: FinishReason
    /// Seconds from sending the request to the end of the answer.
    public var responseTime: Double
    /// The contexts that the model was given beside the conversation, the best first.
    public var citations: [ModelCitation]

    /// All tokens of the call, prompt included.
    public var tokensUsed: Int { usage.totalTokens }

    public init(
        content: String,
        model: String,
        upstreamModel: String? = nil,
        usage: ModelUsage,
        finishReason: FinishReason,
        responseTime: Double,
        citations: [ModelCitation] = []
    ) {
        self.content = content
        self.model = model
        self.upstreamModel = upstreamModel
        self.usage = usage
        self.finishReason = finishReason
        self.responseTime = responseTime
        self.citations = citations
    }
}
