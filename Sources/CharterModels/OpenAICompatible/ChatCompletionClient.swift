import AsyncHTTPClient
import CharterResilience
import Foundation
import Logging
import NIOCore
import NIOHTTP1

/// Speaks the chat completions API of one server on behalf of one registered model.
struct ChatCompletionClient: Sendable {
    /// The registered name, for replies and errors.
    let model: String
    let endpoint: OpenAICompatibleEndpoint
    let timeouts: ModelTimeouts
    let limits: ModelReplyLimits
    let http: HTTPClient
    let clock: ModelClock
    let logger: Logger

    /// Asks for an answer in one piece.
    func complete(_ request: ModelRequest) async throws -> ModelReply {
        try request.validate()
        let started = clock.now()
        let reply = try await clock.run(limit: timeouts.total) {
            let response = try await send(request, isStreamed: false)
            return try self.reply(from: try await wholeBody(of: response), to: request, startedAt: started)
        }
        guard let reply else { throw timeout(.total, partialText: "") }
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
        var message = HTTPClientRequest(url: endpoint.chatCompletionsURL)
        message.method = .POST
        message.headers.add(name: "Content-Type", value: "application/json")
        message.headers.add(name: "Accept", value: isStreamed ? "text/event-stream" : "application/json")
        if let key = endpoint.key { message.headers.add(name: "Authorization", value: key.authorization) }
        let body = ChatCompletionRequestBody(request, for: endpoint, isStreamed: isStreamed)
        message.body = .bytes(ByteBuffer(bytes: try body.encoded()))
        let response = try await execute(message)
        guard response.status == .ok else {
            throw await failure(of: response)
        }
        return response
    }

    /// Sends a message, and once more when its connection turned out to be dead: a kept connection may have been closed
    /// by the server at the very moment of its reuse. llama.cpp does so after every stream, whatever it announces.
    private func execute(_ message: HTTPClientRequest) async throws -> HTTPClientResponse {
        do {
            do {
                return try await http.execute(message, deadline: .distantFuture, logger: logger)
            } catch  where error.meansDeadConnection && !Task.isCancelled {
                logger.debug("connection was dead, sending again", metadata: ["model": "\(model)"])
                return try await http.execute(message, deadline: .distantFuture, logger: logger)
            }
        } catch {
            throw translated(error, partialText: "")
        }
    }

    /// Reads an answer that came in one piece.
    func wholeBody(of response: HTTPClientResponse) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        do {
            for try await buffer in response.body {
                bytes.append(contentsOf: buffer.readableBytesView)
                guard bytes.count <= limits.reply else {
                    throw malformed("the answer exceeds \(limits.reply) bytes", partialText: "")
                }
            }
        } catch {
            // A connection that breaks here has left an incomplete JSON text, of which nothing can be used.
            let error = translated(error, partialText: "")
            guard case ModelError.upstream(_, nil, _, _) = error else { throw error }
            throw ModelError.truncated(model: model, partialText: "")
        }
        return bytes
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
                throw UpstreamFailure(model: model).error(inStream: reported, partialText: "")
            }
            throw malformed("it is not a chat completion", partialText: "")
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
            model: model,
            upstreamModel: outcome.upstreamModel,
            usage: outcome.usage ?? .estimated(for: request.messages, reply: outcome.text),
            finishReason: outcome.finishReason,
            responseTime: (clock.now() - started).inSeconds
        )
    }
}

// MARK: Errors

extension ChatCompletionClient {
    /// Names a failure of the connection in our own terms. Ours and cancellation pass through.
    func translated(_ error: any Error, partialText: String) -> any Error {
        if error is ModelError || error is CancellationError { return error }
        if Task.isCancelled { return CancellationError() }
        switch error as? HTTPClientError {
        case .connectTimeout?, .getConnectionFromPoolTimeout?:
            return timeout(.connect, partialText: partialText)
        case .cancelled?:
            return CancellationError()
        default:
            let detail = "no connection: \(error)"
            return ModelError.upstream(model: model, status: nil, detail: detail, partialText: partialText)
        }
    }

    func timeout(_ phase: ModelTimeoutPhase, partialText: String) -> ModelError {
        .timeout(model: model, phase: phase, limit: timeouts[phase], partialText: partialText)
    }

    func malformed(_ detail: String, partialText: String) -> ModelError {
        .malformedReply(model: model, detail: detail, partialText: partialText)
    }

    /// Reads an error page as far as its bound, or as far as it comes.
    private func failure(of response: HTTPClientResponse) async -> any Error {
        var bytes: [UInt8] = []
        do {
            for try await buffer in response.body {
                bytes.append(contentsOf: buffer.readableBytesView.prefix(limits.errorBody - bytes.count))
                if bytes.count >= limits.errorBody { break }
            }
        } catch {
            if Task.isCancelled { return CancellationError() }
            logger.debug("error page incomplete", metadata: ["model": "\(model)", "error": "\(error)"])
        }
        return UpstreamFailure(model: model).error(
            status: Int(response.status.code),
            headers: response.headers,
            body: bytes,
            now: Date()
        )
    }
}

extension Error {
    /// Whether the connection had ended before the first byte of an answer came over it.
    fileprivate var meansDeadConnection: Bool {
        switch self {
        case let error as HTTPClientError: error == .remoteConnectionClosed
        case let error as ChannelError: error == .ioOnClosedChannel
        case let error as IOError: [ECONNRESET, EPIPE].contains(error.errnoCode)
        default: false
        }
    }
}
