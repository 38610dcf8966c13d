import GraphQLExecution
import GraphQLLanguage
import NIOCore

/// The answer that a connection is writing piece by piece: an event stream, the parts of a multipart body, or the pieces
/// that a route gives.
struct HTTPResponseStream {
    private enum Writer {
        case events(ServerSentEventWriter)
        case multipart(MultipartMixedWriter)
        /// Pieces that are written as they are, with the sign of life between them.
        case pieces(keepAlive: [UInt8])
    }

    private var writer: Writer
    /// Whether it carries a subscription, which has no end of its own.
    let isEndless: Bool
    /// HTTP/1.0 knows no chunks: there the end of the connection ends the stream.
    let isChunked: Bool
    let closes: Bool
    let interval: Double
    var nextSign: NIODeadline
    var eventsThisTurn = 0
    private var scratch = ByteBuffer()

    /// Events whose source gives them no identifiers are numbered from where the client says that it was; the source
    /// decides what it begins with.
    init(
        _ form: ResponseMediaType, isEndless: Bool, lastID: UInt64, isChunked: Bool, closes: Bool, interval: Double,
        now: NIODeadline
    ) {
        switch form {
        case .multipart, .multipartDraft20220824: writer = .multipart(.incremental)
        case .multipartSubscription: writer = .multipart(.subscription)
        case .json, .graphQLResponse, .eventStream, .html: writer = .events(ServerSentEventWriter(lastID: lastID))
        }
        self.isEndless = isEndless
        self.isChunked = isChunked
        self.closes = closes
        self.interval = interval
        nextSign = now + .nanoseconds(Int64(interval * 1_000_000_000))
    }

    /// The pieces of a route's stream.
    init(
        keepAlive: [UInt8], isEndless: Bool, isChunked: Bool, closes: Bool, interval: Double, now: NIODeadline
    ) {
        writer = .pieces(keepAlive: keepAlive)
        self.isEndless = isEndless
        self.isChunked = isChunked
        self.closes = closes
        self.interval = interval
        nextSign = now + .nanoseconds(Int64(interval * 1_000_000_000))
    }

    mutating func next(_ piece: ResponseBody, into output: inout ByteBuffer) {
        write(into: &output) { _, scratch in piece.withUnsafeBytes { _ = scratch.writeBytes($0) } }
        eventsThisTurn += 1
    }

    mutating func next(_ response: GraphQLResponse, into output: inout ByteBuffer) {
        write(into: &output) { writer, scratch in
            switch writer {
            case .events(var events):
                events.next(response.body, id: response.eventID, into: &scratch)
                writer = .events(events)
            case .multipart(var parts):
                parts.next(response.body, into: &scratch)
                writer = .multipart(parts)
            case .pieces: break
            }
        }
        eventsThisTurn += 1
    }

    /// Says that there is nothing more to come.
    mutating func complete(into output: inout ByteBuffer) {
        write(into: &output) { writer, scratch in
            switch writer {
            case .events(var events):
                events.complete(into: &scratch)
                writer = .events(events)
            case .multipart(var parts):
                parts.complete(into: &scratch)
                writer = .multipart(parts)
            case .pieces: break
            }
        }
    }

    /// Says what the protocol can say of an end before the source's own: an event stream just breaks off, so that its
    /// client comes again.
    mutating func interrupt(_ error: GraphQLError, into output: inout ByteBuffer) {
        write(into: &output) { writer, scratch in
            guard case .multipart(var parts) = writer else { return }
            parts.interrupt(error, into: &scratch)
            parts.complete(into: &scratch)
            writer = .multipart(parts)
        }
    }

    func end(into output: inout ByteBuffer) {
        if isChunked { HTTPResponseWriter.lastChunk(&output) }
    }

    /// Appends a sign of life when it is time for one; says whether it did.
    mutating func keepAlive(now: NIODeadline, into output: inout ByteBuffer) -> Bool {
        guard now >= nextSign else { return false }
        nextSign = now + .nanoseconds(Int64(interval * 1_000_000_000))
        return write(into: &output) { writer, scratch in
            switch writer {
            case .events(let events): events.keepAlive(into: &scratch)
            case .multipart(var parts):
                _ = parts.keepAlive(into: &scratch)
                writer = .multipart(parts)
            case .pieces(let sign): scratch.writeBytes(sign)
            }
        }
    }

    /// Appends what `body` writes, as a chunk if there are any; says whether it was anything.
    @discardableResult
    private mutating func write(
        into output: inout ByteBuffer, _ body: (inout Writer, inout ByteBuffer) -> Void
    ) -> Bool {
        scratch.clear()
        body(&writer, &scratch)
        guard scratch.readableBytes > 0 else { return false }
        guard isChunked else {
            output.writeBuffer(&scratch)
            return true
        }
        HTTPResponseWriter.chunk(scratch.readableBytes, into: &output) { $0.writeBuffer(&scratch) }
        return true
    }
}
