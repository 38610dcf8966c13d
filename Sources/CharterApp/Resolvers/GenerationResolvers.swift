import CharterModels
import Foundation
import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage

extension Resolvers: GenerationResolvers {
    func generate(input: GenerateInput, context: ResolverContext) async throws -> AIResponse {
        AIResponse(try await model(input.model, context).chat(input.request))
    }

    func generateStream(
        input: GenerateInput, context: ResolverContext
    ) async throws -> EventSequence<AIResponseEvent> {
        events(try model(input.model, context), input.request)
    }

    func chat(input: ChatInput, context: ResolverContext) async throws -> AIResponse {
        AIResponse(try await model(input.model, context).chat(input.request))
    }

    func chatStream(input: ChatInput, context: ResolverContext) async throws -> EventSequence<AIResponseEvent> {
        events(try model(input.model, context), input.request)
    }

    func code(input: CodeInput, context: ResolverContext) async throws -> CodeResponse {
        CodeResponse(try await model(input.model, context).chat(input.request), language: input.language.optional)
    }

    func codeStream(input: CodeInput, context: ResolverContext) async throws -> EventSequence<AIResponseEvent> {
        events(try model(input.model, context), input.request)
    }

    func analyze(input: AnalyzeInput, context: ResolverContext) async throws -> Analysis {
        let task = try input.task()
        var parameters = ModelParameters(
            maximumTokens: input.maxTokens.optional, temperature: input.temperature.optional)
        parameters.answerSchema = task.answerSchema
        let reply = try await model(input.model, context).chat(
            ModelRequest(messages: task.messages, parameters: parameters))
        return Analysis(reply, of: task, kind: input.kind)
    }

    private func model(_ name: Nullable<String>, _ context: ResolverContext) throws -> any ModelProvider {
        try services.models.model(named: name.optional, for: ModelCallContext(context.request))
    }

    private func events(_ model: any ModelProvider, _ request: ModelRequest) -> EventSequence<AIResponseEvent> {
        EventSequence(AIResponseEvents(model: model.name, deltas: model.streamChat(request)))
    }
}

extension GenerateInput {
    var request: ModelRequest {
        var messages = [ChatMessage.user(prompt)]
        if let system = system.optional { messages.insert(.system(system), at: 0) }
        return ModelRequest(
            messages: messages,
            parameters: ModelParameters(maximumTokens: maxTokens.optional, temperature: temperature.optional))
    }
}

extension ChatInput {
    var request: ModelRequest {
        ModelRequest(
            messages: messages.map { ChatMessage(role: ChatMessage.Role($0.role), content: $0.content) },
            parameters: ModelParameters(maximumTokens: maxTokens.optional, temperature: temperature.optional))
    }
}

extension CodeInput {
    var request: ModelRequest {
        ModelRequest(
            messages: CodeTask(prompt: prompt, language: language.optional, context: context.optional).messages,
            parameters: ModelParameters(maximumTokens: maxTokens.optional, temperature: temperature.optional))
    }
}

extension AnalyzeInput {
    /// Bytes of a schema of one's own: models turn it into a grammar, which costs them more than it costs to send.
    static let maxSchemaBytes = 16 << 10

    /// - Throws: `VALIDATION_ERROR` for a schema that is no object or too large.
    func task() throws -> AnalysisTask {
        AnalysisTask(
            content: content, kind: AnalysisTask.Kind(kind), question: question.optional, schema: try answerSchema())
    }

    private func answerSchema() throws -> String? {
        guard let schema = schema.optional else { return nil }
        guard case .object = schema else {
            throw GraphQLError("The schema of an analysis must be an object.", code: .validation)
        }
        let bytes = schema.encoded()
        guard bytes.count <= Self.maxSchemaBytes else {
            throw GraphQLError(
                "The schema of an analysis has \(bytes.count) bytes; at most \(Self.maxSchemaBytes) are accepted.",
                code: .validation)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension AnalysisTask.Kind {
    init(_ kind: AnalysisKind) {
        self =
            switch kind {
            case .general: .general
            case .summary: .summary
            case .review: .review
            case .sentiment: .sentiment
            }
    }
}

extension CodeResponse {
    init(_ reply: ModelReply, language: String?, at time: Date = Date()) {
        let found = CodeTask.code(in: reply.content)
        self.init(
            content: reply.content, code: found.code, language: language ?? found.language, model: reply.model,
            tokensUsed: reply.tokensUsed, responseTime: reply.responseTime, timestamp: Timestamp.text(time))
    }
}

extension Analysis {
    init(_ reply: ModelReply, of task: AnalysisTask, kind: AnalysisKind, at time: Date = Date()) {
        let structured = try? JSONValue.parse(AnalysisTask.json(in: reply.content))
        self.init(
            content: reply.content, kind: kind, structured: structured,
            report: task.schema == nil ? structured.flatMap(AnalysisReport.init) : nil, model: reply.model,
            tokensUsed: reply.tokensUsed, responseTime: reply.responseTime, timestamp: Timestamp.text(time))
    }
}

extension AnalysisReport {
    /// Nil for JSON that has not the form of a report.
    init?(_ json: JSONValue) {
        guard let summary = json["summary"]?.stringValue, let conclusion = json["conclusion"]?.stringValue,
            case .array(let items)? = json["points"]
        else { return nil }
        var points: [AnalysisPoint] = []
        for item in items {
            guard let title = item["title"]?.stringValue, let detail = item["detail"]?.stringValue else { return nil }
            points.append(AnalysisPoint(title: title, detail: detail))
        }
        self.init(summary: summary, points: points, conclusion: conclusion)
    }
}
