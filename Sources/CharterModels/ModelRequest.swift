/// A conversation to be continued by a model.
public struct ModelRequest: Sendable, Equatable {
    /// The turns so far, oldest first; at least one.
    public var messages: [ChatMessage]
    public var parameters: ModelParameters

    public init(messages: [ChatMessage], parameters: ModelParameters = ModelParameters()) {
        self.messages = messages
        self.parameters = parameters
    }

    /// A conversation of one user turn.
    public init(prompt: String, parameters: ModelParameters = ModelParameters()) {
        self.init(messages: [.user(prompt)], parameters: parameters)
    }

    /// This request, with `defaults` where its parameters leave the choice open.
    func filled(from defaults: ModelParameters) -> ModelRequest {
        ModelRequest(messages: messages, parameters: parameters.filled(from: defaults))
    }

    /// Checks what no model could answer, before anything is sent.
    /// - Throws: `ModelError.invalidRequest`.
    public func validate() throws(ModelError) {
        guard let last = messages.last else {
            throw .invalidRequest(reason: "a conversation needs at least one message")
        }
        guard last.content.contains(where: { !$0.isWhitespace }) else {
            throw .invalidRequest(reason: "the last message is empty")
        }
        try parameters.validate()
    }
}
