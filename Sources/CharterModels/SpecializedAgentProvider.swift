/// A model with a task: a system prompt and parameters over another model.
public struct SpecializedAgentProvider: ModelProvider {
    public let name: String
    public let summary: String
    public let kind = ModelKind.agent

    private let systemPrompt: String
    private let parameters: ModelParameters
    private let base: any ModelProvider

    /// - Parameters:
    ///   - systemPrompt: Put before every conversation; a conversation's own system messages follow it.
    ///   - parameters: Used where a request leaves the choice open.
    ///   - base: The model that answers. Give it unmetered, or its tokens are counted twice.
    public init(
        name: String = "specialized-agent",
        summary: String,
        systemPrompt: String,
        parameters: ModelParameters = ModelParameters(),
        over base: any ModelProvider
    ) {
        self.name = name
        self.summary = summary
        self.systemPrompt = systemPrompt
        self.parameters = parameters
        self.base = base
    }

    public func availability() async -> ModelAvailability {
        await base.availability()
    }

    public func chat(_ request: ModelRequest) async throws -> ModelReply {
        try request.validate()
        return signed(try await base.chat(framed(request)))
    }

    public func streamChat(_ request: ModelRequest) -> ModelReplyStream {
        do {
            try request.validate()
        } catch {
            return .failing(error)
        }
        return base.streamChat(framed(request)).mapReply(signed)
    }

    private func framed(_ request: ModelRequest) -> ModelRequest {
        ModelRequest(
            messages: [.system(systemPrompt)] + request.messages,
            parameters: request.parameters.filled(from: parameters)
        )
    }

    private func signed(_ reply: ModelReply) -> ModelReply {
        var reply = reply
        reply.model = name
        return reply
    }
}
