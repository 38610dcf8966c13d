import GraphQLExecution
import GraphQLLanguage
import NIOCore

/// Event streams in the protocol of `graphql-sse`, distinct connections mode.
extension HTTPConnectionHandler {
    /// Writes the events of a subscription as they come, no faster than the client reads.
    nonisolated(nonsending) func run(_ events: ResponseStream, _ number: UInt64) async {
        guard beginStream(number) else { return }
        for await response in events {
            switch take(response, number) {
            case .goOn: continue
            case .pause: await state.nextTurn()
            case .wait: await withCheckedContinuation { gate.wait($0) }
            case .stop: return
            }
        }
        guard case .streaming(number) = phase else { return }
        endStream(saysComplete: true)
    }

    private func beginStream(_ number: UInt64) -> Bool {
        guard case .answering(number) = phase, let exchange = current else { return false }
        guard !isDraining else {
            report(exchange, status: 503)
            refuse(503, "The server is shutting down.", code: ErrorCode(rawValue: "SHUTTING_DOWN"))
            return false
        }
        startEventStream(exchange)
        phase = .streaming(number)
        door.observer.streamStarted(by: .eventStream)
        scheduleEventFlush()
        return true
    }

    private func take(_ response: GraphQLResponse, _ number: UInt64) -> StreamVerdict {
        guard case .streaming(number) = phase, stream != nil, let context else { return .stop }
        stream?.next(response.body, into: &output)
        door.observer.eventSent(by: .eventStream)
        scheduleEventFlush()
        guard context.channel.isWritable else { return .wait }
        let limit = door.configuration.limits.queuedEvents
        return stream.map { $0.eventsThisTurn >= limit } == true ? .pause : .goOn
    }

    /// Ends the stream; without `complete` a client knows that it may come again for the rest.
    func endStream(saysComplete: Bool) {
        guard let exchange = current, var stream else { return }
        if saysComplete { stream.complete(into: &output) }
        stream.end(into: &output)
        if !saysComplete { operation?.cancel() }
        endStreamCount()
        operation = nil
        current = nil
        goOn(closes: stream.closes || exchange.closes, now: state.eventLoop.now)
    }

    func endStreamCount() {
        guard stream != nil else { return }
        stream = nil
        door.observer.streamEnded(by: .eventStream)
    }

    /// A response that is no stream, in the form of one: `next`, then `complete`.
    func writeSingleEvent(_ response: GraphQLResponse, _ exchange: HTTPExchange) {
        startEventStream(exchange)
        guard var stream else { return }
        stream.next(response.body, into: &output)
        stream.complete(into: &output)
        stream.end(into: &output)
        self.stream = nil
        operation = nil
        current = nil
        goOn(closes: stream.closes, now: state.eventLoop.now)
    }

    private func startEventStream(_ exchange: HTTPExchange) {
        let isChunked = exchange.head.isVersion11
        let closes = exchange.closes || !isChunked
        let now = state.eventLoop.now
        HTTPResponseWriter.start(200, date: state.date(now: now), isKeepAlive: !closes, into: &output)
        HTTPResponseWriter.field("Content-Type", ResponseMediaType.eventStream.contentType, into: &output)
        HTTPResponseWriter.field("Cache-Control", "no-store", into: &output)
        HTTPResponseWriter.field("X-Accel-Buffering", "no", into: &output)
        if isChunked { HTTPResponseWriter.field("Transfer-Encoding", "chunked", into: &output) }
        writeCrossOriginFields(for: exchange.head)
        HTTPResponseWriter.end(&output)
        stream = HTTPEventStream(
            lastID: exchange.head.header("last-event-id").flatMap(UInt64.init) ?? 0, isChunked: isChunked,
            closes: closes,
            interval: door.configuration.timeouts.ping, now: now)
        report(exchange, status: 200)
    }
}
