import CharterEvents
import CharterModels
import CharterWorkflows
import Foundation
import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage

extension Resolvers: RequestsResolvers {
    func aiRequest(id: ID, context: ResolverContext) async throws -> AIRequest? {
        guard let request = try await services.requests.request(id.rawValue) else {
            throw GraphQLError("There is no request \"\(id.rawValue.prefix(100))\".", code: .notFound)
        }
        return AIRequest(request)
    }

    func submitAIRequest(input: AIRequestInput, context: ResolverContext) async throws -> AIRequest {
        AIRequest(
            try await services.requests.submit(
                model: input.model.optional, task: ModelTask(input.task), messages: try input.conversation(),
                parameters: ModelParameters(
                    maximumTokens: input.maxTokens.optional, temperature: input.temperature.optional),
                userID: context.request.userID, idempotencyKey: input.idempotencyKey.optional))
    }

    func cancelAIRequest(id: ID, context: ResolverContext) async throws -> AIRequest {
        AIRequest(try await services.requests.cancel(id.rawValue))
    }

    func aiRequestStream(
        id: ID, after: String?, context: ResolverContext
    ) async throws -> EventSequence<AIRequestEvent> {
        let sequence = try (after ?? context.request.lastEventID).map { try Cursor.sequence($0) } ?? 0
        guard let request = try await services.requests.request(id.rawValue) else {
            throw GraphQLError("There is no request \"\(id.rawValue.prefix(100))\".", code: .notFound)
        }
        let events = try await RunEvents(of: request.run, after: sequence, in: services.storage.topics)
        return EventSequence(
            events.compactMap { [requests = services.requests] event in
                // Events leave out answers that are very long; the request has them.
                try await AIRequestEvent(event) { try await requests.request(event.topic) }
            }, id: { $0.position })
    }
}

extension AIRequestInput {
    /// - Throws: `VALIDATION_ERROR` unless there is either a prompt or messages.
    fileprivate func conversation() throws -> [ChatMessage] {
        switch (prompt.optional, messages.optional) {
        case (let prompt?, nil): return [.user(prompt)]
        case (nil, let messages?):
            return messages.map { ChatMessage(role: ChatMessage.Role($0.role), content: $0.content) }
        case (nil, nil), (.some, .some):
            throw GraphQLError("Give either prompt or messages.", code: .validation)
        }
    }
}

extension ModelTask {
    init(_ task: AITask) {
        self =
            switch task {
            case .generate: .generate
            case .chat: .chat
            case .code: .code
            case .analyze: .analyze
            }
    }
}

extension ChatMessage.Role {
    init(_ role: ChatRole) {
        self =
            switch role {
            case .system: .system
            case .user: .user
            case .assistant: .assistant
            }
    }
}

extension AIRequest {
    init(_ request: SubmittedModelRequest) {
        var response: AIResponse?
        var failure: (message: String, code: String?)?
        let status: String
        switch request.state {
        case .processing: status = "processing"
        case .completed(let reply):
            status = "completed"
            response = AIResponse(reply, at: request.run.finishedAt ?? Date())
        case .failed(let reason):
            status = "failed"
            failure = (reason.message, reason.code)
        case .cancelled:
            status = "cancelled"
            failure = ("the request was cancelled", nil)
        }
        self.init(
            id: ID(request.run.id), status: status, model: request.model, response: response,
            error: failure?.message, errorCode: failure?.code, createdAt: Timestamp.text(request.run.createdAt),
            finishedAt: request.run.finishedAt.map(Timestamp.text))
    }
}

extension AIRequestEvent {
    /// What an event of a request's run says to clients; nil when it is of no interest to them.
    ///
    /// - Parameter request: Asked for when the event itself does not hold the answer.
    init?(_ event: Event, request: () async throws -> SubmittedModelRequest?) async throws {
        guard let run = RunEvent(event), run.kind == ModelRequestProgram.kind else { return nil }
        let (position, timestamp) = ("\(event.sequence)", Timestamp.text(event.time))
        switch run.change {
        case .queued(.submitted, _):
            self = .aiRequestQueued(AIRequestQueued(position: position, timestamp: timestamp))
        case .custom("model.started", let data), .custom("model.restarted", let data):
            guard let model = data["model"]?.stringValue, case .int(let attempt)? = data["attempt"] else { return nil }
            self = .aiRequestStarted(
                AIRequestStarted(
                    position: position, timestamp: timestamp, model: model, attempt: Int(clamping: attempt)))
        case .custom("model.delta", let data):
            guard let text = data["text"]?.stringValue else { return nil }
            self = .aiRequestDelta(AIRequestDelta(position: position, timestamp: timestamp, text: text))
        case .succeeded(let output):
            var reply = output.flatMap(ModelReply.init(json:))
            if reply == nil, case .completed(let kept)? = try await request()?.state { reply = kept }
            guard let reply else { return nil }
            self = .aiRequestCompleted(
                AIRequestCompleted(
                    position: position, timestamp: timestamp, response: AIResponse(reply, at: event.time)))
        case .failed(let failure):
            self = .aiRequestFailed(
                AIRequestFailed(
                    position: position, timestamp: timestamp, error: failure.message, errorCode: failure.code))
        case .cancelled:
            self = .aiRequestFailed(
                AIRequestFailed(
                    position: position, timestamp: timestamp, error: "the request was cancelled",
                    errorCode: "CANCELLED"))
        default: return nil
        }
    }
}
