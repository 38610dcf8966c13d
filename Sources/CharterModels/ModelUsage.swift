/// What an answer cost, in tokens.
public struct ModelUsage: Sendable, Equatable {
    public var promptTokens: Int
    public var completionTokens: Int
    /// As reported; some models count more than prompt and completion here, such as hidden reasoning.
    public var totalTokens: Int
    /// True when the model reported nothing and these figures were derived from the length of the texts.
    public var isEstimated: Bool

    public init(promptTokens: Int, completionTokens: Int, totalTokens: Int? = nil, isEstimated: Bool = false) {
        self.promptTokens = promptTokens
        self.completionTokens = completionTokens
        self.totalTokens = totalTokens ?? (promptTokens + completionTokens)
        self.isEstimated = isEstimated
    }

    /// Nothing used: the request never reached a model.
    public static let none = ModelUsage(promptTokens: 0, completionTokens: 0)

    /// A figure for a conversation whose model reported none.
    public static func estimated(for messages: [ChatMessage], reply: String) -> ModelUsage {
        ModelUsage(
            promptTokens: TokenEstimate.tokens(in: messages),
            completionTokens: TokenEstimate.tokens(in: reply),
            isEstimated: true
        )
    }

    /// Both together; an estimate when either is.
    static func + (left: ModelUsage, right: ModelUsage) -> ModelUsage {
        ModelUsage(
            promptTokens: left.promptTokens + right.promptTokens,
            completionTokens: left.completionTokens + right.completionTokens,
            totalTokens: left.totalTokens + right.totalTokens, isEstimated: left.isEstimated || right.isEstimated)
    }
}
