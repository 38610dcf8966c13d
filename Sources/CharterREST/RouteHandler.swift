import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import GraphQLRoutes
import GraphQLSchema
import GraphQLTransport

/// Answers the requests of one route, in the steps that `RESTDoor` lists.
final class RouteHandler: HTTPEndpoint {
    private let route: RESTRoute
    private let executor: any RequestExecutor
    private let writer: AnswerWriter
    private let options: RESTOptions
    private let operation: TrustedOperation
    private let streamed: TrustedOperation?
    private let binder: RouteBinder
    private let sparse: SparseOperations
    private let lifecycle: RouteLifecycle
    private let condition: WriteCondition
    private let fields: RouteFields
    private let opening: [UInt8]
    /// What stands before the data of a streamed answer, whose root field is another.
    private let streamKey: String?
    /// Whether the data has a member `version`, which entity tags are made of.
    private let hasVersion: Bool

    init(
        _ route: RESTRoute, pipeline: RequestPipeline, executor: any RequestExecutor, writer: AnswerWriter,
        options: RESTOptions
    ) throws(RESTDoorError) {
        self.route = route
        self.executor = executor
        self.writer = writer
        self.options = options
        operation = try Self.prepare(route.operation, of: route, pipeline)
        streamed = try route.streamed.map { streamed throws(RESTDoorError) in
            try Self.prepare(streamed, of: route, pipeline)
        }
        let input: RouteInput
        do throws(RouteInputError) {
            input = try RouteInput(route, schema: pipeline.executable.schema)
        } catch {
            throw RESTDoorError(description: error.description)
        }
        let isWhole = route.operation.type != .subscription && route.status != 204
        binder = RouteBinder(input, takesFields: isWhole, options: options)
        sparse = try SparseOperations(route, pipeline: pipeline, options: options)
        lifecycle = try RouteLifecycle(route)
        condition = WriteCondition(input)
        fields = RouteFields(route, lifecycle)
        opening = ResponseData.opening(route.responseKey)
        let shape = OperationShape(route.operation)
        hasVersion = shape.hasMember("version", below: route.responseKey)
        streamKey = route.streamed.map { OperationShape($0).onlyRootKey } ?? route.responseKey
    }

    private static func prepare(
        _ operation: RESTRoute.Operation, of route: RESTRoute, _ pipeline: RequestPipeline
    ) throws(RESTDoorError) -> TrustedOperation {
        do throws(GraphQLErrors) {
            return try pipeline.prepare(trusted: operation.text, operationName: operation.name)
        } catch {
            let reasons = error.errors.map(\.message).joined(separator: " ")
            throw RESTDoorError(description: "The operation of \(route.method.rawValue) \(route.path): \(reasons)")
        }
    }

    func refuse(_ refusal: HTTPRouteRefusal, _ request: HTTPRoute.Request) -> HTTPReply {
        writer.refuse(refusal, request, fields: fields)
    }

    nonisolated(nonsending) func respond(to request: HTTPRoute.Request) async -> HTTPRoute.Response {
        let accepted = AcceptedAnswers(request.context.header("accept"), hasXML: options.markup != nil)
        let exchange = writer.exchange(request, accepted, fields)
        do throws(RequestRefusal) {
            if route.sunset != nil { try lifecycle.check(options.now()) }
            let bound = try bind(request)
            if let stream = try streamForm(bound, accepted) {
                return try await self.stream(bound, stream, request, exchange)
            }
            guard accepted.whole != nil else { throw notAcceptable() }
            if route.method == .post || route.method == .patch, let keys = options.idempotency,
                let key = request.context.header("idempotency-key")
            {
                return .whole(try await once(key, keys, bound, request, exchange))
            }
            return .whole(await answer(bound, request, exchange))
        } catch {
            return .whole(writer.failure(Failure(error), exchange))
        }
    }

    // MARK: Binding

    private func bind(_ request: HTTPRoute.Request) throws(RequestRefusal) -> RouteBinder.Bound {
        var format: BodyFormat?
        if !request.body.isEmpty, binder.input.body != nil { format = try bodyFormat(request) }
        return try binder.bind(captured: request.captured, query: request.query, body: request.body, format: format)
    }

    private func bodyFormat(_ request: HTTPRoute.Request) throws(RequestRefusal) -> BodyFormat {
        let hasXML = options.markup != nil
        if let type = request.context.header("content-type"), let format = BodyFormat(type, hasXML: hasXML) {
            return format
        }
        let xml = hasXML ? " or application/xml" : ""
        throw RequestRefusal(
            status: 415, "Send the body as application/json\(xml), in UTF-8, and say so in Content-Type.",
            code: "UNSUPPORTED_MEDIA_TYPE")
    }

    // MARK: Forms

    /// The form of an answer in pieces; nil for a whole one.
    private func streamForm(
        _ bound: RouteBinder.Bound, _ accepted: AcceptedAnswers
    ) throws(RequestRefusal) -> AcceptedAnswers.Stream? {
        if route.operation.type == .subscription {
            if let stream = accepted.stream { return stream }
            guard accepted.takesAnything else { throw notAcceptable() }
            return .events
        }
        guard streamed != nil else { return nil }
        if bound.streams { return accepted.stream ?? .events }
        return accepted.prefersStream ? accepted.stream : nil
    }

    private func notAcceptable() -> RequestRefusal {
        let streams = "text/event-stream and application/jsonl"
        let wholes = "application/json" + (options.markup == nil ? "" : ", application/xml")
        let offers =
            route.operation.type == .subscription ? streams : streamed == nil ? wholes : "\(wholes), \(streams)"
        return RequestRefusal(
            status: 406, "Nothing acceptable to offer; there are \(offers).", code: "NOT_ACCEPTABLE")
    }

    // MARK: Whole answers

    private func answer(
        _ bound: RouteBinder.Bound, _ request: HTTPRoute.Request, _ exchange: AnswerWriter.Exchange
    ) async -> HTTPReply {
        do throws(RequestRefusal) {
            var arguments = bound.arguments
            var verdict = WriteCondition.Verdict.unconditional
            if route.method != .get {
                verdict = try condition.apply(
                    ifMatch: request.context.header("if-match"),
                    ifNoneMatch: request.context.header("if-none-match"), to: &arguments)
            }
            var operation = operation
            if let fields = bound.fields { operation = try sparse.operation(fields) }
            let result = await executor.execute(
                GraphQLRequest(operation, variables: arguments.variables), context: request.context,
                allowing: OperationTypeSet(operation.operationType))
            guard case .response(let response) = result else {
                throw RequestRefusal(
                    status: 500, "The operation of this route answers in pieces.", code: ErrorCode.internal.rawValue)
            }
            return try reply(to: response, verdict, request, exchange)
        } catch {
            return writer.failure(Failure(error), exchange)
        }
    }

    private func reply(
        to response: GraphQLResponse, _ verdict: WriteCondition.Verdict, _ request: HTTPRoute.Request,
        _ exchange: AnswerWriter.Exchange
    ) throws(RequestRefusal) -> HTTPReply {
        switch ResponseData(response, opening: opening, responseKey: route.responseKey) {
        case .clean(let range):
            let result = response.body.withUnsafeBytes { bytes in
                Result { () throws(RequestRefusal) in
                    try success(UnsafeRawBufferPointer(rebasing: bytes[range]), nil, request, exchange)
                }
            }
            return try result.get()
        case .partial(let data, let errors):
            let details =
                errors.isEmpty ? nil : Failure.details(of: errors, dataDepth: route.responseKey == nil ? 0 : 1)
            let result = data.encoded().withUnsafeBytes { bytes in
                Result { () throws(RequestRefusal) in try success(bytes, details, request, exchange) }
            }
            return try result.get()
        case .failed(let errors):
            if errors.isEmpty { return try noData(exchange) }
            var failure = Failure(errors.map { binder.renamed($0, query: request.query) })
            if verdict == .told, failure.status == 409 {
                failure = Failure(errors, status: 412)
            }
            return writer.failure(failure, exchange)
        }
    }

    /// The operation answers null and says no reason: what a read asks for is not there; a write has nothing to tell.
    private func noData(_ exchange: AnswerWriter.Exchange) throws(RequestRefusal) -> HTTPReply {
        if route.method == .get {
            throw RequestRefusal(
                status: 404, "There is nothing of that name.", code: ErrorCode.notFound.rawValue)
        }
        if route.status == 204 { return writer.withoutBody(status: 204, exchange) }
        return Self.null.withUnsafeBytes { bytes in
            writer.success(bytes, status: route.status, exchange)
        }
    }

    private static let null = Array("null".utf8)

    private func success(
        _ data: UnsafeRawBufferPointer, _ details: JSONObject?, _ request: HTTPRoute.Request,
        _ exchange: AnswerWriter.Exchange
    ) throws(RequestRefusal) -> HTTPReply {
        if data.count == 4, data.elementsEqual("null".utf8) { return try noData(exchange) }
        if route.status == 204 { return writer.withoutBody(status: 204, exchange) }
        // Data that something is missing from is not what the next reader would get.
        let version = hasVersion && details == nil ? DataMember.integer("version", in: data) : nil
        let isRead = route.method == .get
        var tag: EntityTag?
        if isRead && details == nil || version != nil {
            tag = EntityTag(version: version, data: data, form: exchange.form == .json ? nil : "xml")
        }
        if isRead, try readCondition(request)?.judge(tag) == .notModified {
            return writer.withoutBody(status: 304, tag: tag, exchange)
        }
        var reply = writer.success(data, status: route.status, details: details, tag: tag, exchange)
        if let location = route.location, let value = DataMember.value(data),
            let path = ResultLocation.fill(location, from: value)
        {
            reply.fields.append("Location", path)
        }
        return reply
    }

    private func readCondition(_ request: HTTPRoute.Request) -> ReadCondition? {
        ReadCondition(
            ifMatch: request.context.header("if-match"), ifNoneMatch: request.context.header("if-none-match"))
    }

    // MARK: Once

    private func once(
        _ key: String, _ keys: any IdempotencyKeys, _ bound: RouteBinder.Bound, _ request: HTTPRoute.Request,
        _ exchange: AnswerWriter.Exchange
    ) async throws(RequestRefusal) -> HTTPReply {
        let keyed = KeyedRequest(
            key: key, user: options.user(request.context), route: "\(route.method.rawValue) \(route.path)",
            method: route.method.rawValue, target: request.path + (request.query.map { "?\($0)" } ?? ""),
            contentType: request.context.header("content-type") ?? "", body: request.body)
        let outcome: KeyedOutcome
        do {
            outcome = try await keys.perform(keyed) {
                KeyedAnswer(await self.answer(bound, request, exchange))
            }
        } catch {
            throw RequestRefusal(
                status: 503, "It cannot be told at the moment whether this was done already; send it again.",
                code: ErrorCode.internal.rawValue)
        }
        switch outcome {
        case .done(let answer): return HTTPReply(answer)
        case .replayed(let answer) where answer.body == nil && answer.status != 204:
            throw RequestRefusal(
                status: 409,
                "This was done before, with status \(answer.status), but its answer was too large to be kept.",
                code: ErrorCode.conflict.rawValue)
        case .replayed(let answer):
            var reply = HTTPReply(answer)
            reply.fields.append("Idempotency-Replayed", "true")
            return reply
        case .mismatch:
            throw RequestRefusal(
                status: 422, "This Idempotency-Key was used with another request; use a new one.",
                code: ErrorCode.validation.rawValue)
        case .inFlight(let seconds):
            throw RequestRefusal(
                status: 409,
                errors: [
                    GraphQLError(
                        "A request with this Idempotency-Key is still under way; send it again later.",
                        extensions: [
                            "code": .string(ErrorCode.conflict.rawValue), "retryAfter": .int(Int64(seconds)),
                        ])
                ])
        case .invalid(let reason):
            throw RequestRefusal(
                BindingMistake(
                    message: "Idempotency-Key is no key: \(reason)", argument: "Idempotency-Key",
                    place: .header))
        }
    }

    // MARK: Streams

    private func stream(
        _ bound: RouteBinder.Bound, _ form: AcceptedAnswers.Stream, _ request: HTTPRoute.Request,
        _ exchange: AnswerWriter.Exchange
    ) async throws(RequestRefusal) -> HTTPRoute.Response {
        let lines = StreamLines(form)
        var fields = HTTPFieldLines()
        fields.append("Content-Type", lines.contentType)
        fields.append("Vary", "Accept")
        fields.append("Cache-Control", "no-store")
        fields.append(lifecycle.fields)
        fields.append("X-Request-ID", exchange.requestID)
        if route.method == .get { _ = try readCondition(request)?.judge(nil) }
        // What a read would answer, without beginning it.
        if request.method == .head { return .whole(HTTPReply(status: 200, fields: fields, body: nil)) }
        if bound.fields != nil {
            throw RequestRefusal(
                BindingMistake(
                    message: "A stream has no \"fields\" to choose.", argument: RouteBinder.fields,
                    place: .query))
        }
        // Ignored, it would let the client believe that sending it again is safe.
        if options.idempotency != nil, request.context.header("idempotency-key") != nil {
            throw RequestRefusal(
                BindingMistake(
                    message: "A stream is not kept to be answered again: leave out Idempotency-Key.",
                    argument: "Idempotency-Key",
                    place: .header))
        }
        let operation = streamed ?? operation
        let result = await executor.execute(
            GraphQLRequest(operation, variables: bound.arguments.variables), context: request.context,
            allowing: OperationTypeSet(operation.operationType))
        switch result {
        case .stream(let responses), .incremental(let responses):
            let stream = RouteStream(
                responses, responseKey: streamKey, opening: ResponseData.opening(streamKey), form: form,
                lastID: request.context.lastEventID, writer: writer, exchange: exchange)
            return .stream(
                HTTPReplyStream(
                    fields: fields, isEndless: operation.operationType == .subscription, keepAlive: lines.keepAlive,
                    next: { await stream.next() }))
        case .response(let response): return .whole(try reply(to: response, .unconditional, request, exchange))
        }
    }
}
