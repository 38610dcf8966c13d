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
        if body.count <= Self.inPlace {
            return writeCompressed(Self.compress(body, coding), body, coding, status, exchange)
        }
        let me = NIOLoopBound(self, eventLoop: state.eventLoop)
        let number = exchange.number
        state.executor.startNow {
            let compressed = await Task.detached { Self.compress(body, coding) }.value
            me.value.finish(compressed, body, coding, status, number)
        }
    }

    private static func compress(_ body: ResponseBody, _ coding: ContentCoding) -> ByteBuffer? {
        body.withUnsafeBytes { Deflater.compress($0, coding) }
    }

    private func finish(
        _ compressed: ByteBuffer?, _ body: ResponseBody, _ coding: ContentCoding, _ status: HTTPStatus, _ number: UInt64
    ) {
        guard case .answering(number) = phase, let exchange = current else { return }
        writeCompressed(compressed, body, coding, status, exchange)
    }

    private func writeCompressed(
        _ compressed: ByteBuffer?, _ body: ResponseBody, _ coding: ContentCoding, _ status: HTTPStatus,
        _ exchange: HTTPExchange
    ) {
        if let compressed { return writeResponse(compressed, coding, status, exchange) }
        writePlain(body, status, exchange)
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
