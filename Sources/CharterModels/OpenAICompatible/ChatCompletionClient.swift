import AsyncHTTPClient
import CharterResilience
import Foundation

/// Speaks the chat completions API of one server on behalf of one registered model.
struct ChatCompletionClient: Sendable {
    let connection: ModelServerConnection

    /// Asks for an answer in one piece.
    func complete(_ request: ModelRequest) async throws -> ModelReply {
        try request.validate()
        let started = connection.clock.now()
        let reply = try await connection.clock.run(limit: connection.timeouts.total) {
            let response = try await send(request, isStreamed: false)
            return try self.reply(from: try await connection.wholeBody(of: response), to: request, startedAt: started)
        }
        guard let reply else { throw connection.timeout(.total, partialText: "") }
        return reply
    }

    /// Asks for an answer in pieces.
    func stream(_ request: ModelRequest) -> ModelReplyStream {
        ModelReplyStream {
            let stream = ChatCompletionStream(client: self, request: request)
            return { try await stream.next() }
        }
    }

    /// Sends the request and waits for the head of a successful answer.
    /// - Throws: `ModelError`, also for every status but 200, or `CancellationError`.
    func send(_ request: ModelRequest, isStreamed: Bool) async throws -> HTTPClientResponse {
        let body = ChatCompletionRequestBody(request, for: connection.endpoint, isStreamed: isStreamed)
        return try await connection.post(
            try body.encoded(), to: connection.endpoint.chatCompletionsURL,
            accepting: isStreamed ? "text/event-stream" : "application/json")
    }

    /// Understands the JSON of an answer that came in one piece.
    func reply(from body: [UInt8], to request: ModelRequest, startedAt started: Duration) throws -> ModelReply {
        let message: ChatCompletionMessage?
        do {
            message = try ChatCompletionMessage.decode(body)
        } catch {
            message = nil
        }
        guard message?.error == nil, let choice = message?.firstChoice, let text = choice.message?.content else {
            if let reported = UpstreamErrorBody(json: body) {
                throw UpstreamFailure(model: connection.model).error(inStream: reported, partialText: "")
            }
            throw connection.malformed("it is not a chat completion", partialText: "")
        }
        return reply(
            ChatCompletionStreamStateMachine.Outcome(
                text: text,
                finishReason: choice.finishReason.map(FinishReason.init(wireName:)) ?? .unspecified,
                usage: message?.usage?.reported,
                upstreamModel: message?.model
            ),
            to: request,
            startedAt: started
        )
    }

    /// Completes an outcome with what only the client knows.
    func reply(
        _ outcome: ChatCompletionStreamStateMachine.Outcome,
        to request: ModelRequest,
        startedAt started: Duration
    ) -> ModelReply {
        ModelReply(
            content: outcome.text,
            model: connection.model,
            upstreamModel: outcome.upstreamModel,
            usage: outcome.usage ?? .estimated(for: request.messages, reply: outcome.text),
            finishReason: outcome.finishReason,
            responseTime: (connection.clock.now() - started).inSeconds
        )
    }
}
