/// Something that answers chats with generated text: a local server, a remote API, or an agent over either of them.
///
/// Every call throws `ModelError`, or `CancellationError` when the calling task was cancelled; cancelling also stops
/// the generation upstream, so nobody pays for an answer that nobody reads.
public protocol ModelProvider: Sendable {
    /// The registered name that users put in the `model` argument, such as `external-model`.
    var name: String { get }

    /// One sentence for people choosing a model.
    var summary: String { get }

    /// Where the answers come from.
    var kind: ModelKind { get }

    /// Whether a call made now can be expected to be answered. Cheap: asks no remote party.
    func availability() async -> ModelAvailability

    /// Answers a single prompt.
    /// - Throws: `ModelError` or `CancellationError`.
    func generate(_ prompt: String, parameters: ModelParameters) async throws -> ModelReply

    /// Answers a conversation in one piece.
    /// - Throws: `ModelError` or `CancellationError`.
    func chat(_ request: ModelRequest) async throws -> ModelReply

    /// Answers a conversation piece by piece. Nothing is sent before the first element is asked for.
    func streamChat(_ request: ModelRequest) -> ModelReplyStream
}

extension ModelProvider {
    public func generate(
        _ prompt: String,
        parameters: ModelParameters = ModelParameters()
    ) async throws -> ModelReply {
        try await chat(ModelRequest(prompt: prompt, parameters: parameters))
    }
}
