import Logging

/// A model with a task: a system prompt and parameters over another model, and contexts that fit the conversation.
public struct SpecializedAgentProvider: ModelProvider {
    public let name: String
    public let summary: String
    public let kind = ModelKind.agent

    private let systemPrompt: String
    private let parameters: ModelParameters
    private let base: any ModelProvider
    private let retriever: (any ContextRetriever)?
    private let retrieval: RetrievalOptions
    private let clock: ModelClock
    private let logger: Logger

    /// - Parameters:
    ///   - systemPrompt: Put before every conversation; a conversation's own system messages follow it.
    ///   - parameters: Used where a request leaves the choice open.
    ///   - base: The model that answers. Give it unmetered, or its tokens are counted twice.
    ///   - retriever: Asked for contexts that fit the last message; they follow the system prompt. When it fails or
    ///     takes too long, the answer is given without.
    public init(
        name: String = "specialized-agent",
        summary: String,
        systemPrompt: String,
        parameters: ModelParameters = ModelParameters(),
        over base: any ModelProvider,
        retriever: (any ContextRetriever)? = nil,
        retrieval: RetrievalOptions = RetrievalOptions(),
        clock: ModelClock = .continuous,
        logger: Logger = Logger(label: "charter.models")
    ) {
        self.name = name
        self.summary = summary
        self.systemPrompt = systemPrompt
        self.parameters = parameters
        self.base = base
        self.retriever = retriever
        self.retrieval = retrieval
        self.clock = clock
        self.logger = logger
    }

    public func availability() async -> ModelAvailability {
        await base.availability()
    }

    public func chat(_ request: ModelRequest) async throws -> ModelReply {
        try request.validate()
        let contexts = try await contexts(for: request)
        return signed(try await base.chat(framed(request, contexts)), contexts)
    }

    public func streamChat(_ request: ModelRequest) -> ModelReplyStream {
        do {
            try request.validate()
        } catch {
            return .failing(error)
        }
        guard retriever != nil else { return stream(request, ContextPrompt([], options: retrieval)) }
        return .deferred { stream(request, try await contexts(for: request)) }
    }

    private func stream(_ request: ModelRequest, _ contexts: ContextPrompt) -> ModelReplyStream {
        base.streamChat(framed(request, contexts)).mapReply { signed($0, contexts) }
    }

    /// - Throws: `CancellationError`; a search that fails is a search without results.
    private func contexts(for request: ModelRequest) async throws -> ContextPrompt {
        var found: [RetrievedContext] = []
        if let retriever, let prompt = request.messages.last?.content {
            do {
                found =
                    try await clock.run(limit: retrieval.patience) {
                        try await retriever.contexts(for: prompt, options: retrieval)
                    } ?? []
            } catch {
                try Task.checkCancellation()
                logger.warning("answering without contexts", metadata: ["model": "\(name)", "error": "\(error)"])
            }
        }
        return ContextPrompt(found, options: retrieval)
    }

    private func framed(_ request: ModelRequest, _ contexts: ContextPrompt) -> ModelRequest {
        let prompt = contexts.text.isEmpty ? systemPrompt : systemPrompt + "\n\n" + contexts.text
        return ModelRequest(
            messages: [.system(prompt)] + request.messages, parameters: request.parameters.filled(from: parameters))
    }

    private func signed(_ reply: ModelReply, _ contexts: ContextPrompt) -> ModelReply {
        var reply = reply
        reply.model = name
        reply.citations = contexts.citations
        return reply
    }
}
