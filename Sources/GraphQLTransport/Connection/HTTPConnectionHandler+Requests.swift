import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import NIOCore

/// From bytes to a request that the engine or a page answers.
extension HTTPConnectionHandler {
    /// Takes one step on; false when there is nothing to do before more bytes or an answer come.
    func step() -> Bool {
        do throws(HTTPParseError) {
            switch phase {
            case .head:
                guard input.readableBytes > 0, context?.channel.isWritable == true else { return false }
                return try readHead()
            case .body(let head, var reader):
                guard let body = try reader.read(&input) else {
                    phase = .body(head, reader)
                    return false
                }
                dispatch(head, body)
                return true
            case .answering, .streaming, .lingering, .over:
                return false
            }
        } catch {
            refuse(error.status, error.message, code: error.code)
            return false
        }
    }

    private func readHead() throws(HTTPParseError) -> Bool {
        let hadBegun = parser.hasBegun
        guard let head = try parser.parseHead(&input) else {
            if parser.hasBegun, !hadBegun { deadline = after(door.configuration.timeouts.head) }
            return false
        }
        if head.body == .none {
            dispatch(head, ByteBuffer())
            return true
        }
        var reader = try HTTPBodyReader(head.body, limit: door.configuration.limits.body)
        if let body = try reader.read(&input) {
            dispatch(head, body)
            return true
        }
        if head.expectsContinue {
            // Say no before the body is sent, if it is no already.
            if case .refuse(let refusal) = decide(head) {
                answerRefusal(refusal, to: head, closes: true)
                return false
            }
            output.writeStaticString("HTTP/1.1 100 Continue\r\n\r\n")
        }
        deadline = after(door.configuration.timeouts.body)
        phase = .body(head, reader)
        return true
    }

    /// What the head alone decides; nil for paths that are pages.
    private func decide(_ head: HTTPRequestHead) -> HTTPRequestPolicy.Decision? {
        if head.hasPath(door.path) { return door.policy.decide(head) }
        if head.hasPath(door.streamPath) { return door.policy.decide(head, isStream: true) }
        return nil
    }

    private func dispatch(_ head: HTTPRequestHead, _ body: ByteBuffer) {
        deadline = nil
        if head.hasUpgrade, head.hasPath(door.path), WebSocketHandshake.isAsked(head) { return openSocket(head) }
        switch decide(head) {
        case .readBody(let form)?: readBody(head, body, form)
        case .readQuery(.eventStream)? where head.method == .head:
            // An answer without a body cannot be a stream of events.
            answerRefusal(.methodNotAllowed, to: head, closes: false)
        case .readQuery(let form)?: readQuery(head, form)
        case .page?:
            if let page = door.page { run(page, head, body) }
        case .options?:
            let fields =
                [(name: "Allow", value: HTTPAnswer.graphQLMethods)] + door.crossOrigin.preflightFields(for: head)
            write(HTTPAnswer(status: 204, fields: fields), to: head)
        case .refuse(let refusal)?: answerRefusal(refusal, to: head, closes: false)
        case nil: dispatchPage(head, body)
        }
    }

    private func dispatchPage(_ head: HTTPRequestHead, _ body: ByteBuffer) {
        switch door.routes.match(head.method, head.text(head.path)) {
        case .route(let route): run(route, head, body)
        case .otherMethods(let allow) where head.method == .options:
            write(HTTPAnswer(status: 204, fields: [("Allow", allow + ", OPTIONS")]), to: head)
        case .otherMethods(let allow):
            var answer = HTTPAnswer(refusal: .methodNotAllowed)
            answer.fields.append(("Allow", allow))
            door.observer.requestRefused(status: 405)
            write(answer, to: head)
        case .none: answerRefusal(.notFound, to: head, closes: false)
        }
    }

    private func readBody(_ head: HTTPRequestHead, _ body: ByteBuffer, _ form: ResponseMediaType) {
        let depth = door.configuration.limits.jsonDepth
        let result = body.withUnsafeReadableBytes { raw -> Result<GraphQLRequest, GraphQLError> in
            do throws(GraphQLError) {
                return .success(try GraphQLRequest.read(raw.bindMemory(to: UInt8.self), maxDepth: depth))
            } catch {
                return .failure(error)
            }
        }
        switch result {
        case .success(let request): execute(request, head, form)
        case .failure(let error):
            let isJSON = body.withUnsafeReadableBytes {
                (try? JSONValue.parse($0.bindMemory(to: UInt8.self), maxDepth: depth)) != nil
            }
            let policy = door.configuration.statusPolicy
            answerUnreadable(error, isJSON ? policy.malformedParameters : policy.notJSON, head, form)
        }
    }

    private func readQuery(_ head: HTTPRequestHead, _ form: ResponseMediaType) {
        do throws(GraphQLError) {
            guard let query = head.query else { return try execute(QueryParameters.read(Self.noBytes), head, form) }
            let result = head.withBytes(query) { raw -> Result<GraphQLRequest, GraphQLError> in
                do throws(GraphQLError) { return .success(try QueryParameters.read(raw)) } catch {
                    return .failure(error)
                }
            }
            execute(try result.get(), head, form)
        } catch {
            answerUnreadable(error, door.configuration.statusPolicy.malformedParameters, head, form)
        }
    }

    private static var noBytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: nil, count: 0) }

    /// A request that cannot be read: as a response of the client's media type, or as an event.
    private func answerUnreadable(
        _ error: GraphQLError, _ status: HTTPStatus, _ head: HTTPRequestHead, _ form: ResponseMediaType
    ) {
        let exchange = begin(head, form, form == .eventStream ? .eventStream : .http)
        let body = ResponseBody(HTTPAnswer.errorBody(error))
        if form == .eventStream {
            writeSingleEvent(GraphQLResponse(body: body, outcome: .refused(error.code)), exchange)
        } else {
            writeResponse(body, status, exchange)
        }
    }

    private static let byGet: Set<OperationType> = [.query]
    private static let byPost: Set<OperationType> = [.query, .mutation]
    private static let byGetStream: Set<OperationType> = [.query, .subscription]
    private static let byPostStream: Set<OperationType> = [.query, .mutation, .subscription]

    private func execute(_ request: GraphQLRequest, _ head: HTTPRequestHead, _ form: ResponseMediaType) {
        let isStream = form == .eventStream
        let exchange = begin(head, form, isStream ? .eventStream : .http)
        let allowed =
            head.method == .post
            ? isStream ? Self.byPostStream : Self.byPost
            : isStream ? Self.byGetStream : Self.byGet
        let context = RequestContext(source: source(of: head, exchange.number))
        let number = exchange.number
        let executor = door.executor
        let me = NIOLoopBound(self, eventLoop: state.eventLoop)
        let task = state.executor.startNow {
            switch await executor.execute(request, context: context, allowing: allowed) {
            case .response(let response): me.value.finish(response, number)
            case .stream(let stream), .incremental(let stream): await me.value.run(stream, number)
            }
        }
        keep(task, number)
    }

    private func run(_ route: HTTPRoute, _ head: HTTPRequestHead, _ body: ByteBuffer) {
        let exchange = begin(head, .html, .page)
        let request = HTTPRoute.Request(
            method: head.method, path: head.text(head.path), query: head.query.map(head.text),
            body: Array(body.readableBytesView), context: RequestContext(source: source(of: head, exchange.number)))
        let number = exchange.number
        let me = NIOLoopBound(self, eventLoop: state.eventLoop)
        let task = state.executor.startNow {
            let answer = await route.answer(request)
            me.value.finish(answer, number)
        }
        keep(task, number)
    }

    func source(of head: HTTPRequestHead, _ number: UInt64) -> HTTPRequestSource {
        HTTPRequestSource(head: head, number: number, loop: UInt64(UInt(bitPattern: ObjectIdentifier(state).hashValue)))
    }

    private func begin(_ head: HTTPRequestHead, _ form: ResponseMediaType, _ door: Door) -> HTTPExchange {
        let exchange = HTTPExchange(
            head: head, number: state.nextRequestNumber(), form: form, door: door, started: state.eventLoop.now,
            closes: !head.isKeepAlive)
        current = exchange
        phase = .answering(exchange.number)
        self.door.observer.requestStarted(by: door)
        return exchange
    }

    /// Remembers the task of an operation that waits, to cancel it when the client goes.
    private func keep(_ task: Task<Void, Never>, _ number: UInt64) {
        switch phase {
        case .answering(number), .streaming(number): operation = task
        default: break
        }
    }
}
