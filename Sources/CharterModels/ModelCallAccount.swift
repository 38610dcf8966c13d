/// Translates the ways in which a call can go into its ledger entry.
struct ModelCallAccount: Sendable {
    private let promptTokens: Int
    private let call: ModelCall

    init(request: ModelRequest, call: ModelCall) {
        self.promptTokens = TokenEstimate.tokens(in: request.messages)
        self.call = call
    }

    func progressed(_ textSoFar: String) {
        call.progressed(to: estimate(textSoFar))
    }

    /// The next piece of a streamed answer.
    func heard(_ piece: String) { call.heard(piece) }

    func completed(_ reply: ModelReply) {
        call.end(.completed, usage: reply.usage, text: reply.content)
    }

    /// An error without any text is taken to have cost nothing: the models refuse before they compute.
    func failed(_ error: any Error, textSoFar: String) {
        if error is CancellationError {
            call.end(.clientGone, usage: estimate(textSoFar), text: textSoFar)
            return
        }
        let partialText = (error as? ModelError)?.partialText ?? ""
        let text = partialText.isEmpty ? textSoFar : partialText
        if text.isEmpty {
            call.end(.failed, usage: .none, errorCode: Self.code(of: error))
        } else {
            call.end(.interrupted, usage: estimate(text), text: text, errorCode: Self.code(of: error))
        }
    }

    private static func code(of error: any Error) -> String { (error as? ModelError)?.code ?? "INTERNAL_ERROR" }

    private func estimate(_ text: String) -> ModelUsage {
        ModelUsage(promptTokens: promptTokens, completionTokens: TokenEstimate.tokens(in: text), isEstimated: true)
    }
}
