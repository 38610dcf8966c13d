import AsyncHTTPClient
import Foundation
import Logging
import NIOCore
import NIOHTTP1

/// How one server of the OpenAI protocol is asked on behalf of one registered model: requests, bounded answers, and the
/// failures of both in our own terms.
struct ModelServerConnection: Sendable {
    /// The registered name, for replies and errors.
    let model: String
    let endpoint: OpenAICompatibleEndpoint
    let timeouts: ModelTimeouts
    let limits: ModelReplyLimits
    let http: HTTPClient
    let clock: ModelClock
    let logger: Logger

    /// Sends JSON and waits for the head of a successful answer.
    /// - Throws: `ModelError`, also for every status but 200, or `CancellationError`.
    func post(_ body: Data, to url: String, accepting mediaType: String) async throws -> HTTPClientResponse {
        var message = HTTPClientRequest(url: url)
        message.method = .POST
        message.headers.add(name: "Content-Type", value: "application/json")
        message.headers.add(name: "Accept", value: mediaType)
        if let key = endpoint.key { message.headers.add(name: "Authorization", value: key.authorization) }
        message.body = .bytes(ByteBuffer(bytes: body))
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
}

// MARK: Errors

extension ModelServerConnection {
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
