import GraphQLExecution
import NIOCore

/// Requests for routes: which one, whether it may, and what it answers.
extension HTTPConnectionHandler {
    func dispatchRoute(_ head: HTTPRequestHead, _ body: ByteBuffer) {
        switch head.withBytes(head.path, { door.routes.match(head.method, $0) }) {
        case .route(let route, let captured): run(route, captured, head, body)
        case .otherMethods(let allow, let route): answerOtherMethod(allow, route, head)
        case .malformed(let route?): refuse(HTTPRouteRefusal(.malformedPath), by: route, head)
        case .malformed(nil): answerRefusal(.malformedPath, to: head, closes: false)
        case .none: answerRefusal(.notFound, to: head, closes: false)
        }
    }

    func run(_ route: HTTPRoute, _ captured: [String], _ head: HTTPRequestHead, _ body: ByteBuffer) {
        let me = NIOLoopBound(self, eventLoop: state.eventLoop)
        switch route.role {
        case .page(let answer):
            let number = begin(head, AcceptedForms(whole: .html), .page).number
            let request = HTTPRoute.Request(
                head.method, source(of: head, number), captured: captured, body: Self.bytes(of: body))
            let task = state.startNow {
                let answer = await answer(request)
                me.value.finish(answer, number)
            }
            keep(task, number)
        case .interface(let endpoint):
            let number = begin(head, AcceptedForms(whole: .json), .rest).number
            let source = source(of: head, number)
            let task = state.startNow { [door] in
                let request = HTTPRoute.Request(source.head.method, source, captured: captured)
                switch await Self.respond(to: request, source.head, body, endpoint, door) {
                case .whole(let reply): me.value.finish(reply, number)
                case .stream(let stream): await me.value.run(pieces: stream, number)
                }
            }
            keep(task, number)
        }
    }

    /// Whoever has much to read does so beside the loop.
    private nonisolated(nonsending) static func respond(
        to request: consuming HTTPRoute.Request, _ head: HTTPRequestHead, _ body: ByteBuffer,
        _ endpoint: any HTTPEndpoint, _ door: ServerDoor
    ) async -> HTTPRoute.Response {
        let size = max(body.readableBytes, head.query?.count ?? 0)
        if door.isHeavy(size, isCoded: head.contentEncoding != nil) {
            let request = request
            return await EventLoopTaskExecutor.beside {
                var request = request
                if let refusal = read(body, of: head, into: &request, door) {
                    return .whole(endpoint.refuse(refusal, request))
                }
                return await endpoint.respond(to: request)
            }
        }
        if let refusal = read(body, of: head, into: &request, door) { return .whole(endpoint.refuse(refusal, request)) }
        return await endpoint.respond(to: request)
    }

    private static func read(
        _ body: ByteBuffer, of head: HTTPRequestHead, into request: inout HTTPRoute.Request, _ door: ServerDoor
    ) -> HTTPRouteRefusal? {
        do throws(HTTPRefusal) {
            request.body = try content(of: head, body, door)
            return nil
        } catch {
            return HTTPRouteRefusal(error)
        }
    }

    private static func bytes(of body: ByteBuffer) -> [UInt8] {
        body.readableBytes == 0 ? [] : body.withUnsafeReadableBytes { Array($0) }
    }

    /// The body without its content coding, of a request that may be what it says it is.
    private static func content(
        of head: HTTPRequestHead, _ body: ByteBuffer, _ door: ServerDoor
    ) throws(HTTPRefusal) -> [UInt8] {
        if let refusal = door.policy.judgeWrite(head) { throw refusal }
        guard let name = head.contentEncoding else { return bytes(of: body) }
        guard let coding = head.withBytes(name, ContentCoding.init(named:)) else {
            throw .contentEncodingNotSupported
        }
        do throws(Inflater.Failure) {
            let content = try Inflater.inflate(body, coding, limit: door.configuration.limits.body)
            return bytes(of: content)
        } catch {
            throw error == .tooLarge ? .contentTooLarge : .contentMalformed
        }
    }

    private func answerOtherMethod(_ allow: String, _ route: HTTPRoute, _ head: HTTPRequestHead) {
        guard case .interface = route.role else { return answerOtherMethod(allow, head) }
        let methods = allow + ", OPTIONS"
        if head.method == .options {
            let fields = [(name: "Allow", value: methods)] + door.crossOrigin.preflightFields(for: head, methods: allow)
            return write(HTTPAnswer(status: 204, fields: fields), to: head)
        }
        refuse(HTTPRouteRefusal(.methodNotAllowed, allow: methods), by: route, head)
    }

    /// Refuses in the form of the interface that the route is a part of.
    private func refuse(
        _ refusal: HTTPRouteRefusal, by route: HTTPRoute, _ head: HTTPRequestHead, closes: Bool = false
    ) {
        guard case .interface(let endpoint) = route.role else { return }
        let exchange = begin(head, AcceptedForms(whole: .json), .rest, closes: closes)
        let request = HTTPRoute.Request(head.method, source(of: head, exchange.number), captured: [])
        write(endpoint.refuse(refusal, request), exchange)
    }

    /// Refuses a body that was not read to its end, so that the connection closes; false where its path is no
    /// interface's.
    func refuseBody(_ error: HTTPParseError, of head: HTTPRequestHead) -> Bool {
        let found: HTTPRoute?
        switch head.withBytes(head.path, { door.routes.match(head.method, $0) }) {
        case .route(let route, _), .otherMethods(_, let route): found = route
        case .malformed(let route): found = route
        case .none: found = nil
        }
        guard let found, case .interface = found.role else { return false }
        let refusal = HTTPRouteRefusal(status: error.status, code: error.code.rawValue, message: error.message)
        refuse(refusal, by: found, head, closes: true)
        return true
    }

    private func answerOtherMethod(_ allow: String, _ head: HTTPRequestHead) {
        if head.method == .options {
            return write(HTTPAnswer(status: 204, fields: [("Allow", allow + ", OPTIONS")]), to: head)
        }
        var answer = HTTPAnswer(refusal: .methodNotAllowed)
        answer.fields.append(("Allow", allow))
        door.observer.requestRefused(status: 405)
        write(answer, to: head)
    }

    // MARK: Replies

    private func finish(_ reply: HTTPReply, _ number: UInt64) {
        guard case .answering(number) = phase, let exchange = current else { return }
        write(reply, exchange)
    }

    private func write(_ reply: HTTPReply, _ exchange: HTTPExchange) {
        guard let body = reply.body, exchange.head.acceptEncoding != nil,
            let coding = coding(for: exchange.head, count: body.count)
        else { return writePlain(reply, exchange) }
        compress(body, coding, exchange) { me, compressed in
            guard let compressed else { return me.writePlain(reply, exchange) }
            me.writeHead(of: reply, exchange, coding, count: compressed.readableBytes)
            if !exchange.isHead { me.output.writeImmutableBuffer(compressed) }
            me.end(exchange, status: reply.status)
        }
    }

    private func writePlain(_ reply: HTTPReply, _ exchange: HTTPExchange) {
        // What has no body by its method or status has no length either; anything else would be waited for.
        let hasNone = exchange.isHead || reply.status == 204 || reply.status == 304
        let count = reply.body?.count ?? (hasNone ? nil : 0)
        output.reserveCapacity(minimumWritableBytes: 512 + reply.fields.bytes.count + (count ?? 0))
        writeHead(of: reply, exchange, nil, count: count)
        if !exchange.isHead { reply.body?.withUnsafeBytes { _ = output.writeBytes($0) } }
        end(exchange, status: reply.status)
    }

    /// `count` is nil for what has no body by its status.
    private func writeHead(of reply: HTTPReply, _ exchange: HTTPExchange, _ coding: ContentCoding?, count: Int?) {
        let date = state.date(now: exchange.started)
        let closes = exchange.closes || isDraining
        HTTPResponseWriter.start(reply.status, date: date, isKeepAlive: !closes, into: &output)
        output.writeBytes(reply.fields.bytes)
        if let coding { HTTPResponseWriter.field("Content-Encoding", coding.name, into: &output) }
        if let tag = reply.entityTag {
            output.writeStaticString("ETag: \"")
            output.writeString(tag)
            if let coding {
                output.writeStaticString("-")
                output.writeStaticString(coding.name)
            }
            output.writeStaticString("\"\r\n")
        }
        if let id = reply.requestID { HTTPResponseWriter.field("X-Request-ID", id, into: &output) }
        writeCrossOriginFields(for: exchange.head, exposing: Self.exposedFields)
        if let count { HTTPResponseWriter.length(count, into: &output) }
        HTTPResponseWriter.end(&output)
    }

    /// What a page of another origin may read beside the body.
    private static let exposedFields =
        "Deprecation, ETag, Idempotency-Replayed, Link, Location, Retry-After, Sunset, X-Request-ID"
}
