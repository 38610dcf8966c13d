import AsyncHTTPClient
import CharterServerSentEvents
import NIOCore
import NIOHTTP1

/// Subscriptions over server-sent events: one POST request for each, answered by a `text/event-stream`.
struct EventStreamTransport: SubscriptionTransport {
    let exchange: HTTPExchange
    let configuration: ClientConfiguration

    func run(
        _ request: OperationRequest, lastEventID: String?,
        receive: @escaping @Sendable (SubscriptionSignal) async throws -> Bool
    ) async throws {
        var fields = [(name: "Accept", value: "text/event-stream")]
        // An identifier of our own server is text that a field can carry; another one's must not end the field.
        if let lastEventID, lastEventID.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) {
            fields.append((name: "Last-Event-ID", value: lastEventID))
        }
        let watch = SilenceWatch(limit: configuration.timeouts.silence, clock: configuration.clock)
        try await watch.watch { [fields] in
            let response = try await exchange.begin(request, fields: fields)
            watch.heard()
            guard response.status == .ok, Self.isEventStream(response.headers) else {
                let answer = try await exchange.answer(response)
                let refused: OperationResponse<NoData> = try ResponseReading.read(answer)
                throw ClientError.graphQL(refused.errors)
            }
            guard try await receive(.opened) else { return }
            try await read(response.body, watch, receive)
        }
    }

    private func read(
        _ body: HTTPClientResponse.Body, _ watch: SilenceWatch,
        _ receive: @Sendable (SubscriptionSignal) async throws -> Bool
    ) async throws {
        var parser = ServerSentEventParser(maximumEventBytes: configuration.limits.event)
        var machine = GraphQLSSEStateMachine()
        do {
            for try await buffer in body {
                watch.heard()
                let retry = parser.retry
                for event in try parser.consume(buffer.readableBytesView) {
                    switch machine.received(event) {
                    case .response(let json, let id):
                        guard try await receive(.event(json, id: id)) else { return }
                        // How long its reader took is not the server's silence.
                        watch.heard()
                    case .complete: return
                    case .ignored: break
                    }
                }
                if let asked = parser.retry, asked != retry {
                    guard try await receive(.retry(asked)) else { return }
                }
            }
        } catch let limit as ServerSentEventParser.LimitExceeded {
            throw ClientError.answerTooLarge(limit: limit.bytes)
        } catch {
            throw HTTPExchange.translated(error, isAnswered: true)
        }
        try Task.checkCancellation()
        try machine.ended()
    }

    private static func isEventStream(_ headers: HTTPHeaders) -> Bool {
        headers.first(name: "Content-Type")?.lowercased().hasPrefix("text/event-stream") == true
    }
}

/// The data of a response of which only the errors are wanted.
struct NoData: Decodable, Sendable, Equatable {
    init(from decoder: any Decoder) throws {}
}
