import GraphQLExecution
import NIOCore

/// Answers in a content coding that the client accepts. Streams have none: each of their pieces is to arrive at once.
extension HTTPConnectionHandler {
    /// Bytes from which a coding gains more than its own field line costs.
    private static let worthwhile = 1024
    /// Bytes that are compressed in place; more would keep the other connections of the loop waiting.
    private static let inPlace = 64 * 1024

    /// The coding for an answer of `count` bytes.
    func coding(for head: HTTPRequestHead, count: Int) -> ContentCoding? {
        guard let slice = head.acceptEncoding, door.configuration.compressesAnswers else { return nil }
        let isWorthwhile = count >= Self.worthwhile
        if head.hasSeveralAcceptEncodings {
            var all = head.header("accept-encoding") ?? ""
            return all.withUTF8 { ContentCoding.choose(UnsafeRawBufferPointer($0), isWorthwhile: isWorthwhile) }
        }
        return head.withBytes(slice) { ContentCoding.choose($0, isWorthwhile: isWorthwhile) }
    }

    /// Writes `body` in `coding`; a large one when a thread beside the loop has compressed it.
    func compress(_ body: ResponseBody, _ coding: ContentCoding, _ status: HTTPStatus, _ exchange: HTTPExchange) {
        compress(body, coding, exchange) { me, compressed in
            if let compressed { return me.writeResponse(compressed, coding, status, exchange) }
            me.writePlain(body, status, exchange)
        }
    }

    /// Compresses `body` and calls `write`, unless the connection has gone by then; with nil when it cannot be done.
    func compress(
        _ body: ResponseBody, _ coding: ContentCoding, _ exchange: HTTPExchange,
        _ write: @escaping @Sendable (HTTPConnectionHandler, ByteBuffer?) -> Void
    ) {
        if body.count <= Self.inPlace { return write(self, Self.compress(body, coding)) }
        let me = NIOLoopBound(self, eventLoop: state.eventLoop)
        let number = exchange.number
        state.startNow {
            let compressed = await Task.detached { Self.compress(body, coding) }.value
            guard case .answering(number) = me.value.phase else { return }
            write(me.value, compressed)
        }
    }

    private static func compress(_ body: ResponseBody, _ coding: ContentCoding) -> ByteBuffer? {
        body.withUnsafeBytes { Deflater.compress($0, coding) }
    }

    /// A page in the coding that the client likes best, if the page is text without one.
    func compressed(_ answer: HTTPAnswer, for head: HTTPRequestHead) -> HTTPAnswer {
        guard door.configuration.compressesAnswers, answer.contentType?.hasPrefix("text/") == true,
            !answer.fields.contains(where: { $0.name.lowercased() == "content-encoding" })
        else { return answer }
        var answer = answer
        answer.fields.append(("Vary", "Accept-Encoding"))
        guard let coding = coding(for: head, count: answer.body.count),
            let body = answer.body.withUnsafeBytes({ Deflater.compress($0, coding) })
        else { return answer }
        answer.fields.append(("Content-Encoding", "\(coding.name)"))
        answer.body = Array(body.readableBytesView)
        return answer
    }
}
