import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import GraphQLTransport
import Synchronization

/// Writes whole answers: the envelope in JSON or XML, or problem details.
final class AnswerWriter: Sendable {
    /// What an answer depends on beside its data.
    struct Exchange: Sendable {
        let requestID: String
        var form = AcceptedAnswers.Whole.json
        var takesProblems = false
        /// Nil for answers of no route.
        var fields: RouteFields?
    }

    private let options: RESTOptions
    /// The present second and its text, written once in a second.
    private let clock = Mutex<(second: Int64, text: [UInt8])>((.min, []))

    init(_ options: RESTOptions) { self.options = options }

    func timestamp() -> [UInt8] {
        let now = options.now()
        return clock.withLock { clock in
            if clock.second != now.seconds { clock = (now.seconds, Array(now.iso8601.utf8)) }
            return clock.text
        }
    }

    // MARK: Success

    /// `data` is JSON.
    func success(
        _ data: UnsafeRawBufferPointer, status: Int, details: JSONObject? = nil, tag: EntityTag? = nil,
        _ exchange: Exchange
    ) -> HTTPReply {
        let body = Envelope.success(
            data, details: details, timestamp: timestamp(), requestID: exchange.requestID)
        guard let shown = inForm(body, exchange) else { return unwritable(exchange) }
        return HTTPReply(
            status: HTTPStatus(status), fields: exchange.fields?.success(exchange.form) ?? HTTPFieldLines(),
            requestID: exchange.requestID, entityTag: tag?.text, body: shown)
    }

    /// 204, and 304 with the tag of what is unchanged.
    func withoutBody(status: Int, tag: EntityTag? = nil, _ exchange: Exchange) -> HTTPReply {
        HTTPReply(
            status: HTTPStatus(status), fields: exchange.fields?.withoutBody ?? HTTPFieldLines(),
            requestID: exchange.requestID, entityTag: tag?.text, body: nil)
    }

    /// The envelope as the client wants it; nil when XML has no way to say it.
    private func inForm(_ body: ResponseBody, _ exchange: Exchange) -> ResponseBody? {
        guard exchange.form != .json, let markup = options.markup else { return body }
        let value = body.withUnsafeBytes { bytes in
            try? JSONValue.parse(bytes.bindMemory(to: UInt8.self), maxDepth: 512)
        }
        guard let value, let document = try? markup.write(value) else { return nil }
        return ResponseBody(document)
    }

    private func unwritable(_ exchange: Exchange) -> HTTPReply {
        var exchange = exchange
        exchange.form = .json
        let error = GraphQLError("The answer cannot be written as XML; ask for JSON.", code: .internal)
        return failure(Failure([error.json]), exchange)
    }

    // MARK: Failure

    func failure(_ failure: Failure, allow: String? = nil, _ exchange: Exchange) -> HTTPReply {
        let timestamp = timestamp()
        let status = HTTPStatus(failure.status)
        var contentType = "application/json; charset=utf-8"
        var body = Envelope.failure(failure, timestamp: timestamp, requestID: exchange.requestID)
        if exchange.takesProblems {
            contentType = ProblemDetails.contentType
            body = ProblemDetails.body(
                failure, title: status.reason, timestamp: timestamp, requestID: exchange.requestID)
        } else if case .xml(let name) = exchange.form, let document = inForm(body, exchange) {
            contentType = "\(name.rawValue); charset=utf-8"
            body = document
        }
        var fields = exchange.fields?.failure(contentType) ?? RouteFields.failureOfNone(contentType)
        if let seconds = failure.retryAfter { fields.append("Retry-After", "\(seconds)") }
        if failure.status == 401 { fields.append("WWW-Authenticate", "Bearer") }
        if let allow { fields.append("Allow", allow) }
        return HTTPReply(status: status, fields: fields, requestID: exchange.requestID, body: body)
    }

    // MARK: Of no route

    func notFound(_ request: HTTPRoute.Request) -> HTTPReply {
        let hint = request.path.hasSuffix("/") ? " Leave out the slash at its end, if that is not a name." : ""
        let error = GraphQLError("There is nothing at this path.\(hint)", code: .notFound)
        return failure(Failure([error.json]), exchange(request))
    }

    /// What the transport refuses, in the form that the client accepts.
    func refuse(
        _ refusal: HTTPRouteRefusal, _ request: HTTPRoute.Request, fields: RouteFields? = nil
    ) -> HTTPReply {
        let error = GraphQLError(refusal.message, code: ErrorCode(rawValue: refusal.code))
        return failure(
            Failure([error.json], status: refusal.status.code), allow: refusal.allow, exchange(request, fields))
    }

    func exchange(_ request: HTTPRoute.Request, _ fields: RouteFields? = nil) -> Exchange {
        let accepted = AcceptedAnswers(request.context.header("accept"), hasXML: options.markup != nil)
        return exchange(request, accepted, fields)
    }

    func exchange(
        _ request: HTTPRoute.Request, _ accepted: AcceptedAnswers, _ fields: RouteFields?
    ) -> Exchange {
        Exchange(
            requestID: request.context.requestID, form: accepted.whole ?? .json,
            takesProblems: accepted.takesProblems, fields: fields)
    }
}
