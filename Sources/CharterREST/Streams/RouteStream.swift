import GraphQLExecution
import GraphQLJSON
import GraphQLTransport
import Synchronization

/// The answer of a subscription, piece by piece: the value of its root field for each event, as an event of
/// `text/event-stream` (with an identifier to go on behind) or as a line of JSON.
final class RouteStream: Sendable {
    private let responses: ResponseStream
    private let opening: [UInt8]
    private let responseKey: String?
    private let writer: AnswerWriter
    private let exchange: AnswerWriter.Exchange
    private let lines: StreamLines
    private let state: Mutex<State>

    private struct State {
        var nextID: UInt64
        var hasEnded = false
    }

    /// - Parameters:
    ///   - lastID: Where the client says that it was; events without identifiers of their own are numbered from there.
    init(
        _ responses: ResponseStream, responseKey: String?, opening: [UInt8], form: AcceptedAnswers.Stream,
        lastID: String?, writer: AnswerWriter, exchange: AnswerWriter.Exchange
    ) {
        self.responses = responses
        self.responseKey = responseKey
        self.opening = opening
        self.writer = writer
        self.exchange = exchange
        lines = StreamLines(form)
        state = Mutex(State(nextID: (lastID.flatMap(UInt64.init) ?? 0) &+ 1))
    }

    /// The next piece: an event or a line, and at the end the word that there is no more.
    func next() async -> ResponseBody? {
        let iterator = responses.makeAsyncIterator()
        if let response = await iterator.next() { return piece(response) }
        // A client that has gone, or a server that stops, is told nothing: who comes again goes on where it was.
        let isFirstEnd = state.withLock { state in
            defer { state.hasEnded = true }
            return !state.hasEnded
        }
        return isFirstEnd && !Task.isCancelled ? lines.end() : nil
    }

    private func piece(_ response: GraphQLResponse) -> ResponseBody {
        let id = response.eventID ?? number()
        switch ResponseData(response, opening: opening, responseKey: responseKey) {
        case .clean(let range):
            return response.body.withUnsafeBytes { bytes in
                lines.data(UnsafeRawBufferPointer(rebasing: bytes[range]), id: id)
            }
        case .partial(let data, let errors):
            let dataDepth = responseKey == nil ? 0 : 1
            let bytes = data.encoded()
            return bytes.withUnsafeBytes {
                lines.data($0, id: id, then: errors.isEmpty ? nil : failure(errors, dataDepth))
            }
        case .failed(let errors): return lines.error(failure(errors), id: id)
        }
    }

    private func number() -> String {
        state.withLock { state in
            defer { state.nextID &+= 1 }
            return String(state.nextID)
        }
    }

    private func failure(_ errors: [JSONValue], _ dataDepth: Int? = nil) -> ResponseBody {
        Envelope.failure(
            Failure(errors, dataDepth: dataDepth), timestamp: writer.timestamp(), requestID: exchange.requestID)
    }
}
