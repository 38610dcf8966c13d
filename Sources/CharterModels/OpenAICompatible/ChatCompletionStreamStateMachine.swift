import CharterServerSentEvents

/// Follows a streamed chat completion event by event. Knows nothing of connections and time.
struct ChatCompletionStreamStateMachine: Sendable {
    /// What an event meant.
    enum Step: Sendable, Equatable {
        /// Nothing that counts as part of the answer: a role, usage figures, a foreign event.
        case ignored
        /// The model is at work but said nothing that is text: reasoning, a tool call, the finish reason.
        case progress
        case delta(String)
        case done(Outcome)
    }

    /// The whole answer.
    struct Outcome: Sendable, Equatable {
        var text: String
        var finishReason: FinishReason
        /// Nil when the server reported none.
        var usage: ModelUsage?
        var upstreamModel: String?
    }

    /// The text so far.
    private(set) var text = ""

    private let model: String
    private let maximumReplyBytes: Int
    private var sawChoice = false
    private var finishReason: FinishReason?
    private var usage: ModelUsage?
    private var upstreamModel: String?

    /// - Parameters:
    ///   - model: The registered name, for errors.
    ///   - maximumReplyBytes: Bound of the whole text, in UTF-8 bytes.
    init(model: String, maximumReplyBytes: Int) {
        self.model = model
        self.maximumReplyBytes = maximumReplyBytes
    }

    /// Takes the next event.
    /// - Throws: The error that the event reports, or `ModelError.malformedReply` when it cannot be read.
    mutating func receive(_ event: ServerSentEvent) throws(ModelError) -> Step {
        if event.data.elementsEqual("[DONE]".utf8) {
            guard sawChoice else { throw malformed("the stream ended before it held an answer") }
            return .done(outcome(finishReason ?? .unspecified))
        }
        let chunk: ChatCompletionMessage
        do {
            chunk = try ChatCompletionMessage.decode(event.data)
        } catch {
            throw reportedError(event) ?? malformed("an event is not a chat completion chunk")
        }
        // Besides the regular `error` member there are servers that send a bare `{"message": …}` instead of a chunk.
        if chunk.error != nil || chunk.choices == nil, let error = reportedError(event) { throw error }
        return try receive(chunk)
    }

    /// The bytes have ended, properly or with the connection.
    /// - Throws: `ModelError.truncated` unless the answer had been finished.
    func end() throws(ModelError) -> Outcome {
        guard let finishReason else { throw .truncated(model: model, partialText: text) }
        return outcome(finishReason)
    }

    /// Whether the answer is complete, so that a failure from now on takes nothing away from it.
    var isFinished: Bool { finishReason != nil }

    private mutating func receive(_ chunk: ChatCompletionMessage) throws(ModelError) -> Step {
        upstreamModel = chunk.model ?? upstreamModel
        usage = chunk.usage?.reported ?? usage
        guard let choice = chunk.firstChoice else { return .ignored }
        sawChoice = true
        if let reason = choice.finishReason { finishReason = FinishReason(wireName: reason) }
        guard let piece = choice.delta?.content, !piece.isEmpty else {
            let isProgress = choice.finishReason != nil || !(choice.delta?.reasoning ?? "").isEmpty
            return isProgress ? .progress : .ignored
        }
        guard text.utf8.count + piece.utf8.count <= maximumReplyBytes else {
            throw malformed("the answer exceeds \(maximumReplyBytes) bytes")
        }
        text += piece
        return .delta(piece)
    }

    private func outcome(_ finishReason: FinishReason) -> Outcome {
        Outcome(text: text, finishReason: finishReason, usage: usage, upstreamModel: upstreamModel)
    }

    private func reportedError(_ event: ServerSentEvent) -> ModelError? {
        UpstreamErrorBody(json: event.data).map {
            UpstreamFailure(model: model).error(inStream: $0, partialText: text)
        }
    }

    private func malformed(_ detail: String) -> ModelError {
        .malformedReply(model: model, detail: detail, partialText: text)
    }
}
