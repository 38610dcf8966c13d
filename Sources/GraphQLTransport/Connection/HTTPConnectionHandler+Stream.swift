import GraphQLExecution
import GraphQLLanguage
import NIOCore

/// Answers that are written piece by piece: event streams in the protocol of `graphql-sse`, distinct connections mode,
/// and multipart bodies.
extension HTTPConnectionHandler {
    /// Writes the events of a subscription as they come, no faster than the client reads.
    nonisolated(nonsending) func run(events: ResponseStream, _ number: UInt64) async {
        guard beginStream(number, isEndless: true) else { return }
        await pass(events, number)
    }

    /// Writes the parts of an incremental answer as they come, no faster than the client reads.
    nonisolated(nonsending) func run(parts: ResponseStream, _ number: UInt64) async {
        guard beginStream(number, isEndless: false) else { return }
        await pass(parts, number)
    }

    /// Writes the pieces of a route's stream as they come, no faster than the client reads.
    nonisolated(nonsending) func run(pieces: HTTPReplyStream, _ number: UInt64) async {
        guard case .answering(number) = phase, let exchange = current, admitsStream(exchange, pieces.isEndless) else {
            return
        }
        startStream(pieces, exchange)
        begin(streaming: number, exchange)
        while let piece = await pieces.next() {
            guard await goesOn(after: take(number) { $0.next(piece, into: &$1) }) else { return }
        }
        guard case .streaming(number) = phase else { return }
        endStream(isComplete: true)
    }

    private nonisolated(nonsending) func pass(_ responses: ResponseStream, _ number: UInt64) async {
        for await response in responses {
            guard await goesOn(after: take(number) { $0.next(response, into: &$1) }) else { return }
        }
        guard case .streaming(number) = phase else { return }
        endStream(isComplete: true)
    }

    /// Waits as the verdict says; false when nobody wants more.
    private nonisolated(nonsending) func goesOn(after verdict: StreamVerdict) async -> Bool {
        switch verdict {
        case .goOn: break
        case .pause: await state.nextTurn()
        case .wait: await withCheckedContinuation { gate.wait($0) }
        case .stop: return false
        }
        return true
    }

    /// A server that stops begins no stream that has no end; false when the client was told so.
    private func admitsStream(_ exchange: HTTPExchange, _ isEndless: Bool) -> Bool {
        guard isDraining, isEndless else { return true }
        report(exchange, status: 503)
        refuse(503, Self.shuttingDown.message, code: Self.shuttingDownCode)
        return false
    }

    private func begin(streaming number: UInt64, _ exchange: HTTPExchange) {
        phase = .streaming(number)
        door.observer.streamStarted(by: exchange.door)
        scheduleEventFlush()
    }

    private func beginStream(_ number: UInt64, isEndless: Bool) -> Bool {
        guard case .answering(number) = phase, let exchange = current, admitsStream(exchange, isEndless) else {
            return false
        }
        guard let form = isEndless ? exchange.forms.events : exchange.forms.parts else {
            // The engine was told that the client takes no such answer.
            refuse(500, "The answer has no form that the client accepts.", code: .internal)
            return false
        }
        startStream(form, exchange, isEndless: isEndless)
        begin(streaming: number, exchange)
        return true
    }

    private func take(
        _ number: UInt64, _ write: (inout HTTPResponseStream, inout ByteBuffer) -> Void
    ) -> StreamVerdict {
        guard case .streaming(number) = phase, var stream, let context, let current else { return .stop }
        write(&stream, &output)
        self.stream = stream
        door.observer.eventSent(by: current.door)
        scheduleEventFlush()
        guard context.channel.isWritable else { return .wait }
        let limit = door.configuration.limits.queuedEvents
        return stream.eventsThisTurn >= limit ? .pause : .goOn
    }

    /// Ends the stream; `isComplete` is false when its source would have had more.
    func endStream(isComplete: Bool) {
        guard let exchange = current, var stream else { return }
        if isComplete {
            stream.complete(into: &output)
        } else {
            stream.interrupt(Self.shuttingDown, into: &output)
        }
        stream.end(into: &output)
        if !isComplete { operation?.cancel() }
        endStreamCount()
        operation = nil
        current = nil
        goOn(closes: stream.closes || exchange.closes, now: state.eventLoop.now)
    }

    private static let shuttingDownCode = ErrorCode(rawValue: "SHUTTING_DOWN")
    private static let shuttingDown = GraphQLError("The server is shutting down.", code: shuttingDownCode)

    func endStreamCount() {
        guard stream != nil else { return }
        stream = nil
        if let current { door.observer.streamEnded(by: current.door) }
    }

    /// A whole response in the form of a stream: its one event or part, and the end.
    func writeSinglePart(_ response: GraphQLResponse, _ exchange: HTTPExchange) {
        startStream(exchange.forms.whole, exchange, isEndless: false)
        guard var stream else { return }
        stream.next(response, into: &output)
        stream.complete(into: &output)
        stream.end(into: &output)
        self.stream = nil
        operation = nil
        current = nil
        goOn(closes: stream.closes, now: state.eventLoop.now)
    }

    private func startStream(_ pieces: HTTPReplyStream, _ exchange: HTTPExchange) {
        let isChunked = exchange.head.isVersion11
        let closes = exchange.closes || !isChunked
        let now = state.eventLoop.now
        HTTPResponseWriter.start(200, date: state.date(now: now), isKeepAlive: !closes, into: &output)
        output.writeBytes(pieces.fields.bytes)
        HTTPResponseWriter.field("X-Accel-Buffering", "no", into: &output)
        if isChunked { HTTPResponseWriter.field("Transfer-Encoding", "chunked", into: &output) }
        writeCrossOriginFields(for: exchange.head)
        HTTPResponseWriter.end(&output)
        stream = HTTPResponseStream(
            keepAlive: pieces.keepAlive, isEndless: pieces.isEndless, isChunked: isChunked, closes: closes,
            interval: door.configuration.timeouts.ping, now: now)
        report(exchange, status: 200)
    }

    private func startStream(_ form: ResponseMediaType, _ exchange: HTTPExchange, isEndless: Bool) {
        let isChunked = exchange.head.isVersion11
        let closes = exchange.closes || !isChunked
        let now = state.eventLoop.now
        HTTPResponseWriter.start(200, date: state.date(now: now), isKeepAlive: !closes, into: &output)
        HTTPResponseWriter.field("Content-Type", form.contentType, into: &output)
        HTTPResponseWriter.field("Vary", "Accept", into: &output)
        HTTPResponseWriter.field("Cache-Control", "no-store", into: &output)
        HTTPResponseWriter.field("X-Accel-Buffering", "no", into: &output)
        if isChunked { HTTPResponseWriter.field("Transfer-Encoding", "chunked", into: &output) }
        writeCrossOriginFields(for: exchange.head)
        HTTPResponseWriter.end(&output)
        let lastID = form == .eventStream ? exchange.head.header("last-event-id").flatMap(UInt64.init) : nil
        stream = HTTPResponseStream(
            form, isEndless: isEndless, lastID: lastID ?? 0, isChunked: isChunked, closes: closes,
            interval: door.configuration.timeouts.ping, now: now)
        report(exchange, status: 200)
    }
}
