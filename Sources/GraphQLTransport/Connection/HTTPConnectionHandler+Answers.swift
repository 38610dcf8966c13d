import GraphQLExecution
import GraphQLLanguage
import NIOCore

/// From what the engine or a page said to bytes: head and body in one buffer, one write for each answer.
extension HTTPConnectionHandler {
    /// The engine has answered request `number`.
    func finish(_ response: GraphQLResponse, _ number: UInt64) {
        guard case .answering(number) = phase, var exchange = current else { return }
        if exchange.forms.whole.isStream { return writeSinglePart(response, exchange) }
        let status = door.configuration.statusPolicy.status(
            of: response.outcome, as: exchange.forms.whole, method: exchange.head.method)
        // It is answered otherwise as soon as somebody has sent the text.
        if response.outcome == .refused(.persistedQueryNotFound) { exchange.isTransient = true }
        writeResponse(response.body, status, exchange)
    }

    /// A page has answered request `number`.
    func finish(_ answer: HTTPRoute.Answer, _ number: UInt64) {
        guard case .answering(number) = phase, let exchange = current else { return }
        let coded = compressed(HTTPAnswer(answer), for: exchange.head)
        append(coded, isHead: exchange.isHead, closes: exchange.closes || isDraining)
        end(exchange, status: answer.status)
    }

    func writeResponse(_ body: ResponseBody, _ status: HTTPStatus, _ exchange: HTTPExchange) {
        if exchange.head.acceptEncoding != nil, let coding = coding(for: exchange.head, count: body.count) {
            return compress(body, coding, status, exchange)
        }
        writePlain(body, status, exchange)
    }

    /// An answer whose body has no content coding.
    func writePlain(_ body: ResponseBody, _ status: HTTPStatus, _ exchange: HTTPExchange) {
        output.reserveCapacity(minimumWritableBytes: 256 + body.count)
        let closes = exchange.closes || isDraining
        if status == 200, !closes, !exchange.isTransient, exchange.head.origin == nil {
            output.writeBytes(state.commonHead(exchange.forms.whole, now: exchange.started))
            HTTPResponseWriter.decimal(body.count, into: &output)
            output.writeStaticString("\r\n\r\n")
        } else {
            writeHead(status, exchange, bodyCount: body.count, closes: closes)
        }
        if !exchange.isHead { body.withUnsafeBytes { _ = output.writeBytes($0) } }
        end(exchange, status: status)
    }

    /// An answer whose body is in `coding` already.
    func writeResponse(
        _ body: ByteBuffer, _ coding: ContentCoding, _ status: HTTPStatus, _ exchange: HTTPExchange
    ) {
        output.reserveCapacity(minimumWritableBytes: 512 + body.readableBytes)
        writeHead(status, exchange, bodyCount: body.readableBytes, coding, closes: exchange.closes || isDraining)
        if !exchange.isHead { output.writeImmutableBuffer(body) }
        end(exchange, status: status)
    }

    private func writeHead(
        _ status: HTTPStatus, _ exchange: HTTPExchange, bodyCount: Int, _ coding: ContentCoding? = nil, closes: Bool
    ) {
        let date = state.date(now: exchange.started)
        HTTPResponseWriter.start(status, date: date, isKeepAlive: !closes, into: &output)
        let form: ResponseMediaType
        switch status.code {
        case 200..<300: form = exchange.forms.whole
        // A client of the older media type may take errors by it too only where the audit says so.
        default: form = door.configuration.statusPolicy == .audit2025 ? exchange.forms.whole : .graphQLResponse
        }
        HTTPResponseWriter.field("Content-Type", form.contentType, into: &output)
        HTTPResponseWriter.field("Vary", "Accept, Accept-Encoding", into: &output)
        if let coding { HTTPResponseWriter.field("Content-Encoding", coding.name, into: &output) }
        if exchange.isTransient { HTTPResponseWriter.field("Cache-Control", "no-store", into: &output) }
        if status == 405 {
            HTTPResponseWriter.field("Allow", exchange.head.method == .post ? "GET, POST" : "POST", into: &output)
        }
        writeCrossOriginFields(for: exchange.head)
        HTTPResponseWriter.length(bodyCount, into: &output)
        HTTPResponseWriter.end(&output)
    }

    /// Lets a page of an allowed origin read the answer, and of its fields those that are named.
    func writeCrossOriginFields(for head: HTTPRequestHead, exposing exposed: String? = nil) {
        guard head.origin != nil else { return }
        let fields = door.crossOrigin.fields(for: head)
        for field in fields { HTTPResponseWriter.field(field.name, field.value, into: &output) }
        if let exposed, !fields.isEmpty {
            HTTPResponseWriter.field("Access-Control-Expose-Headers", exposed, into: &output)
        }
    }

    func end(_ exchange: HTTPExchange, status: HTTPStatus) {
        let now = report(exchange, status: status)
        operation = nil
        current = nil
        goOn(closes: exchange.closes, now: now)
    }

    /// Counts the request as done; 499 is one whose client has gone.
    @discardableResult
    func report(_ exchange: HTTPExchange, status: HTTPStatus) -> NIODeadline {
        let now = state.eventLoop.now
        let nanoseconds = UInt64(max((now - exchange.started).nanoseconds, 0))
        door.observer.requestFinished(by: exchange.door, status: status.code, nanoseconds: nanoseconds)
        return now
    }

    /// Sends the answer and turns to the next request, or closes.
    func goOn(closes: Bool, now: NIODeadline) {
        if closes || isDraining { return sendAndLinger() }
        phase = .head
        deadline = now + .nanoseconds(Int64(door.configuration.timeouts.keepAlive * 1_000_000_000))
        flush()
        process()
    }

    // MARK: Answers without the engine

    func answerRefusal(_ refusal: HTTPRefusal, to head: HTTPRequestHead, closes: Bool) {
        var answer = HTTPAnswer(refusal: refusal)
        switch refusal {
        case .methodNotAllowed: answer.fields.append(("Allow", HTTPAnswer.graphQLMethods))
        case .contentEncodingNotSupported: answer.fields.append(("Accept-Encoding", ContentCoding.accepted))
        default: break
        }
        door.observer.requestRefused(status: refusal.status.code)
        write(answer, to: head, closes: closes)
    }

    /// Refuses what is no request, or came too late; the connection closes.
    func refuse(_ status: HTTPStatus, _ message: String, code: ErrorCode) {
        door.observer.requestRefused(status: status.code)
        append(HTTPAnswer(status: status, message: message, code: code.rawValue), isHead: false, closes: true)
        sendAndLinger()
    }

    func write(_ answer: HTTPAnswer, to head: HTTPRequestHead, closes: Bool = false) {
        let closes = closes || !head.isKeepAlive || isDraining
        append(answer, isHead: head.method == .head, closes: closes)
        goOn(closes: closes, now: state.eventLoop.now)
    }

    private func append(_ answer: HTTPAnswer, isHead: Bool, closes: Bool) {
        output.reserveCapacity(minimumWritableBytes: 512 + answer.body.count)
        let date = state.date(now: state.eventLoop.now)
        HTTPResponseWriter.start(answer.status, date: date, isKeepAlive: !closes, into: &output)
        if let contentType = answer.contentType {
            HTTPResponseWriter.field("Content-Type", contentType, into: &output)
            HTTPResponseWriter.field("X-Content-Type-Options", "nosniff", into: &output)
        }
        for field in answer.fields { HTTPResponseWriter.field(field.name, field.value, into: &output) }
        if answer.status != 204 { HTTPResponseWriter.length(answer.body.count, into: &output) }
        HTTPResponseWriter.end(&output)
        if !isHead { output.writeBytes(answer.body) }
    }
}
