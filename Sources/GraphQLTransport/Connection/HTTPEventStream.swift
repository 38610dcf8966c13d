import GraphQLExecution
import NIOCore

/// The event stream that a connection is writing.
struct HTTPEventStream {
    private var writer: ServerSentEventWriter
    /// HTTP/1.0 knows no chunks: there the end of the connection ends the stream.
    let isChunked: Bool
    let closes: Bool
    let interval: Double
    var nextSign: NIODeadline
    var eventsThisTurn = 0
    private var scratch = ByteBuffer()

    /// Events are numbered from where the client says that it was; the source decides what it begins with.
    init(lastID: UInt64, isChunked: Bool, closes: Bool, interval: Double, now: NIODeadline) {
        writer = ServerSentEventWriter(lastID: lastID)
        self.isChunked = isChunked
        self.closes = closes
        self.interval = interval
        nextSign = now + .nanoseconds(Int64(interval * 1_000_000_000))
    }

    mutating func next(_ body: ResponseBody, into output: inout ByteBuffer) {
        scratch.clear()
        writer.next(body, into: &scratch)
        append(into: &output)
        eventsThisTurn += 1
    }

    mutating func complete(into output: inout ByteBuffer) {
        scratch.clear()
        writer.complete(into: &scratch)
        append(into: &output)
    }

    func end(into output: inout ByteBuffer) {
        if isChunked { HTTPResponseWriter.lastChunk(&output) }
    }

    /// Appends a comment when it is time for one; says whether it was.
    mutating func keepAlive(now: NIODeadline, into output: inout ByteBuffer) -> Bool {
        guard now >= nextSign else { return false }
        nextSign = now + .nanoseconds(Int64(interval * 1_000_000_000))
        scratch.clear()
        writer.keepAlive(into: &scratch)
        append(into: &output)
        return true
    }

    private mutating func append(into output: inout ByteBuffer) {
        guard isChunked else {
            output.writeBuffer(&scratch)
            return
        }
        HTTPResponseWriter.chunk(scratch.readableBytes, into: &output) { $0.writeBuffer(&scratch) }
    }
}
