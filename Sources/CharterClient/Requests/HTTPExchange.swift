import AsyncHTTPClient
import CharterResilience
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// HTTP requests for operations, and what can go wrong with their connections.
struct HTTPExchange: Sendable {
    let http: HTTPClient
    let configuration: ClientConfiguration

    /// Sends an operation and takes the whole answer.
    func answer(_ request: OperationRequest) async throws -> ResponseReading.Answer {
        let limit = configuration.timeouts.answer
        return try await withThrowingTaskGroup(of: ResponseReading.Answer.self) { group in
            group.addTask {
                let fields = [(name: "Accept", value: "application/graphql-response+json, application/json;q=0.9")]
                return try await answer(try await begin(request, fields: fields))
            }
            group.addTask {
                try await configuration.clock.sleep(limit)
                throw ClientError.timeout(.answer, limit: limit)
            }
            defer { group.cancelAll() }
            guard let answer = try await group.next() else { throw CancellationError() }
            return answer
        }
    }

    /// Sends an operation and waits for the head of the answer.
    func begin(_ request: OperationRequest, fields: [(name: String, value: String)]) async throws -> HTTPClientResponse
    {
        var message = HTTPClientRequest(url: configuration.endpoint.description)
        message.method = .POST
        message.headers.add(name: "Content-Type", value: "application/json")
        for field in fields + configuration.headers { message.headers.add(name: field.name, value: field.value) }
        message.body = .bytes(ByteBuffer(bytes: request.body))
        do {
            return try await http.execute(message, deadline: .distantFuture)
        } catch {
            throw Self.translated(error, isAnswered: false, timeouts: configuration.timeouts)
        }
    }

    /// The whole of an answer.
    func answer(_ response: HTTPClientResponse) async throws -> ResponseReading.Answer {
        var body: [UInt8] = []
        do {
            for try await buffer in response.body {
                body.append(contentsOf: buffer.readableBytesView)
                guard body.count <= configuration.limits.answer else {
                    throw ClientError.answerTooLarge(limit: configuration.limits.answer)
                }
            }
        } catch {
            throw Self.translated(error, isAnswered: true, timeouts: configuration.timeouts)
        }
        try Task.checkCancellation()
        return ResponseReading.Answer(
            status: Int(response.status.code), contentType: response.headers.first(name: "Content-Type") ?? "",
            retryAfter: ResponseReading.retryAfter(response.headers.first(name: "Retry-After")), body: body)
    }

    /// Names a failure of the connection in our own terms. Ours and cancellation pass through.
    static func translated(
        _ error: any Error, isAnswered: Bool, timeouts: ClientTimeouts = ClientTimeouts()
    ) -> any Error {
        if error is ClientError || error is CancellationError { return error }
        if Task.isCancelled { return CancellationError() }
        switch error {
        case let error as HTTPClientError:
            switch error {
            case .connectTimeout, .getConnectionFromPoolTimeout:
                return ClientError.timeout(.connection, limit: timeouts.connect)
            case .cancelled: return CancellationError()
            default: return ClientError.connectionLost("\(error)")
            }
        case let error as NIOConnectionError:
            let reason = error.connectionErrors.first.map { "\($0.error)" } ?? "the name \(error.host) is unknown"
            return ClientError.notConnected(reason)
        case is NIOSSLError, is BoringSSLError, is NIOSSLExtraError: return ClientError.encryption("\(error)")
        case let error as IOError where error.errnoCode == ECONNREFUSED && !isAnswered:
            return ClientError.notConnected("\(error)")
        default: return ClientError.connectionLost("\(error)")
        }
    }
}
