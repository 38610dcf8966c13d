import AsyncHTTPClient
import CharterResilience
import Foundation
import GraphQLJSON
import Logging
import NIOCore
import NIOHTTP1
import NIOPosix

/// One request and its answer, bounded in time and size.
struct N8nExchange: Sendable {
    enum Method: String, Sendable {
        case GET
        case POST
    }

    let http: HTTPClient
    let clock: WallClock
    let maximumAnswerBytes: Int
    let logger: Logger

    /// The part of an error page that is read.
    private static let maximumErrorBytes = 64 << 10

    /// Sends a request and gives the body of a success.
    /// - Throws: `N8nError`, also for every status that is no success, or `CancellationError`.
    func send(
        _ method: Method, _ url: String, headers: [(String, String)], body: JSONValue? = nil, limit: Duration
    ) async throws -> [UInt8] {
        var request = HTTPClientRequest(url: url)
        request.method = HTTPMethod(rawValue: method.rawValue)
        request.headers.add(name: "Accept", value: "application/json")
        for (name, value) in headers { request.headers.replaceOrAdd(name: name, value: value) }
        if let body {
            request.headers.add(name: "Content-Type", value: "application/json")
            request.body = .bytes(ByteBuffer(bytes: body.encoded()))
        }
        let message = request
        let answer = try await clock.run(limit: limit) {
            do {
                return try await successBody(answering: message)
            } catch {
                throw Self.translated(error)
            }
        }
        guard let answer else { throw N8nError.timeout(limit: limit) }
        return answer
    }

    private func successBody(answering request: HTTPClientRequest) async throws -> [UInt8] {
        let response = try await execute(request)
        let isSuccess = (200..<300).contains(response.status.code)
        let maximum = isSuccess ? maximumAnswerBytes : Self.maximumErrorBytes
        var bytes: [UInt8] = []
        do {
            for try await buffer in response.body {
                bytes.append(contentsOf: buffer.readableBytesView.prefix(maximum + 1 - bytes.count))
                if bytes.count > maximum { break }
            }
        } catch  where !isSuccess && !Task.isCancelled {
            // The status says enough; the rest of the page is lost.
            logger.debug("n8n's error page is incomplete", metadata: ["error": "\(error)"])
        }
        try Task.checkCancellation()
        guard isSuccess else {
            throw N8nErrorBody.error(
                status: Int(response.status.code), headers: response.headers, body: bytes, now: clock.now())
        }
        guard bytes.count <= maximum else { throw N8nError.tooLarge(bytes: maximum) }
        return bytes
    }

    /// Sends a request, and once more when its connection turned out to be dead and asking twice does no harm.
    private func execute(_ request: HTTPClientRequest) async throws -> HTTPClientResponse {
        do {
            return try await http.execute(request, deadline: .distantFuture, logger: logger)
        } catch  where request.method == .GET && Self.meansLostConnection(error) && !Task.isCancelled {
            return try await http.execute(request, deadline: .distantFuture, logger: logger)
        }
    }

    /// Names a failure of the connection in our own terms. Ours and cancellation pass through.
    private static func translated(_ error: any Error) -> any Error {
        if error is N8nError || error is CancellationError { return error }
        if Task.isCancelled { return CancellationError() }
        switch error {
        case let error as HTTPClientError where [.connectTimeout, .getConnectionFromPoolTimeout].contains(error):
            return N8nError.unreachable(reason: "no connection in time")
        case let error as HTTPClientError where error == .cancelled:
            return CancellationError()
        case is NIOConnectionError:
            return N8nError.unreachable(reason: "no connection")
        case let error as IOError where error.errnoCode == ECONNREFUSED:
            return N8nError.unreachable(reason: "connection refused")
        default:
            // Its text may name the URL, and a webhook's path is as good as a key.
            return N8nError.connectionLost(reason: "\(type(of: error))")
        }
    }

    private static func meansLostConnection(_ error: any Error) -> Bool {
        switch error {
        case let error as HTTPClientError: error == .remoteConnectionClosed
        case let error as ChannelError: error == .ioOnClosedChannel
        case let error as IOError: [ECONNRESET, EPIPE].contains(error.errnoCode)
        default: false
        }
    }
}
