import CharterModels
import Foundation
import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage

extension Resolvers: AIResolvers {
    func aiResponse(prompt: String, model: String?, context: ResolverContext) async throws -> AIResponse? {
        let provider = try services.models.model(named: model, for: ModelCallContext(context.request))
        return AIResponse(try await provider.generate(prompt))
    }

    func aiResponsePieces(
        prompt: String, model: String?, context: ResolverContext
    ) async throws -> EventSequence<String> {
        let provider = try services.models.model(named: model, for: ModelCallContext(context.request))
        return EventSequence(AIResponsePieces(deltas: provider.streamChat(ModelRequest(prompt: prompt))))
    }

    func models(context: ResolverContext) async throws -> [Model] {
        await services.models.descriptions().map(Model.init)
    }

    func aiResponseStream(
        prompt: String, model: String?, context: ResolverContext
    ) async throws -> EventSequence<AIResponseEvent> {
        let provider = try services.models.model(named: model, for: ModelCallContext(context.request))
        return EventSequence(
            AIResponseEvents(model: provider.name, deltas: provider.streamChat(ModelRequest(prompt: prompt))))
    }
}

extension ModelCallContext {
    /// A call that a request makes.
    init(_ request: RequestContext) { self.init(userID: request.userID, requestID: request.requestID) }
}

/// The events of one streamed answer: started, the deltas as they come, completed.
struct AIResponseEvents: AsyncSequence, Sendable {
    typealias Element = AIResponseEvent

    let model: String
    let deltas: ModelReplyStream

    func makeAsyncIterator() -> Iterator { Iterator(model: model, deltas: deltas.makeAsyncIterator()) }

    struct Iterator: AsyncIteratorProtocol {
        let model: String
        var deltas: ModelReplyStream.Iterator
        var hasStarted = false
        var index = 0

        init(model: String, deltas: ModelReplyStream.Iterator) {
            self.model = model
            self.deltas = deltas
        }

        mutating func next() async throws -> AIResponseEvent? {
            guard hasStarted else {
                hasStarted = true
                return .aiResponseStarted(AIResponseStarted(model: model, timestamp: Timestamp.now))
            }
            switch try await deltas.next() {
            case nil: return nil
            case .delta(let text):
                defer { index += 1 }
                return .aiResponseDelta(AIResponseDelta(index: index, text: text))
            case .finished(let reply):
                return .aiResponseCompleted(
                    AIResponseCompleted(response: AIResponse(reply), finishReason: reply.finishReason.wireName))
            }
        }
    }
}

/// The pieces of text of one streamed answer.
struct AIResponsePieces: AsyncSequence, Sendable {
    typealias Element = String

    let deltas: ModelReplyStream

    func makeAsyncIterator() -> Iterator { Iterator(deltas: deltas.makeAsyncIterator()) }

    struct Iterator: AsyncIteratorProtocol {
        var deltas: ModelReplyStream.Iterator

        mutating func next() async throws -> String? {
            while let event = try await deltas.next() {
                if case .delta(let text) = event { return text }
            }
            return nil
        }
    }
}

extension AIResponse {
    /// - Parameter time: When the answer was complete.
    init(_ reply: ModelReply, at time: Date = Date()) {
        self.init(
            content: reply.content, model: reply.model, tokensUsed: reply.tokensUsed, responseTime: reply.responseTime,
            timestamp: Timestamp.text(time),
            contexts: reply.citations.map { ContextCitation(id: ID($0.id), type: $0.type, score: $0.score) })
    }
}

extension Model {
    init(_ model: ModelDescription) {
        var reason: String?
        let status: ModelStatus
        switch model.availability {
        case .available: status = .available
        case .starting: status = .starting
        case .unavailable(let text): (status, reason) = (.unavailable, text)
        }
        let kind: ModelKind =
            switch model.kind {
            case .local: .local
            case .openAICompatible: .external
            case .agent: .agent
            }
        self.init(
            name: model.name, description: model.description, kind: kind, aliases: model.aliases,
            isDefault: model.isDefault, status: status, unavailableReason: reason)
    }
}

extension ModelError: GraphQLErrorConvertible {
    public var graphQLError: GraphQLError {
        var error = GraphQLError(description, code: ErrorCode(rawValue: code))
        if !partialText.isEmpty { error.extensions["partialText"] = .string(partialText) }
        if let retryAfter { error.extensions["retryAfter"] = .int(max(1, retryAfter.components.seconds)) }
        return error
    }
}
