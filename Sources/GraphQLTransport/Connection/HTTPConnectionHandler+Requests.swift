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
            if case .body(let head, _) = phase, refuseBody(error, of: head) { return false }
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
        var reader: HTTPBodyReader
        let whole: ByteBuffer?
        do throws(HTTPParseError) {
            reader = try HTTPBodyReader(head.body, limit: door.configuration.limits.body)
            whole = try reader.read(&input)
        } catch {
            guard refuseBody(error, of: head) else { throw error }
            return false
        }
        if let body = whole {
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
        guard admitsHost(of: head) else { return answerRefusal(.hostNotAllowed, to: head, closes: false) }
        if head.hasUpgrade, let endpoint = door.socket(at: head), WebSocketHandshake.isAsked(head) {
            return openSocket(head, at: endpoint)
        }
        switch decide(head) {
        case .readBody(let forms)?: readBody(head, body, forms)
        case .readQuery(let forms)? where head.method == .head:
            // An answer without a body cannot be a stream.
            if forms.whole.isStream {
                answerRefusal(.methodNotAllowed, to: head, closes: false)
            } else {
                readQuery(head, AcceptedForms(whole: forms.whole))
            }
        case .readQuery(let forms)?: readQuery(head, forms)
        case .page?:
            if let page = door.page { run(page, [], head, body) }
        case .options?:
            let fields =
                [(name: "Allow", value: HTTPAnswer.graphQLMethods)] + door.crossOrigin.preflightFields(for: head)
            write(HTTPAnswer(status: 204, fields: fields), to: head)
        case .refuse(let refusal)?: answerRefusal(refusal, to: head, closes: false)
        case nil: dispatchRoute(head, body)
        }
    }

    /// Whether the client calls the server by a name of its own; a client so old that it says none is no browser.
    private func admitsHost(of head: HTTPRequestHead) -> Bool {
        guard let host = head.host else { return true }
        return head.withBytes(host, door.configuration.hosts.admits)
    }

    private func readBody(_ head: HTTPRequestHead, _ body: ByteBuffer, _ forms: AcceptedForms) {
        let coding = head.contentEncoding.flatMap { head.withBytes($0, ContentCoding.init(named:)) }
        let limits = door.configuration.limits
        let policy = door.configuration.statusPolicy
        guard door.isHeavy(body.readableBytes, isCoded: coding != nil) else {
            return goOn(
                with: HTTPRequestContent.read(body, coding: coding, limits: limits, policy: policy), head, forms)
        }
        phase = .answering(0)
        let me = NIOLoopBound(self, eventLoop: state.eventLoop)
        state.startNow {
            let content = await EventLoopTaskExecutor.beside {
                HTTPRequestContent.read(body, coding: coding, limits: limits, policy: policy)
            }
            guard case .answering(0) = me.value.phase else { return }
            me.value.goOn(with: content, head, forms, isHeavy: true)
        }
    }

    private func goOn(
        with content: HTTPRequestContent, _ head: HTTPRequestHead, _ forms: AcceptedForms, isHeavy: Bool = false
    ) {
        switch content {
        case .request(let request): execute(request, head, forms, isHeavy: isHeavy)
        case .batch(let batch): execute(batch, head, forms)
        case .unreadable(let error, let status): answerUnreadable(error, status, head, forms)
        }
    }

    private func readQuery(_ head: HTTPRequestHead, _ forms: AcceptedForms) {
        do throws(GraphQLError) {
            guard let query = head.query else { return try execute(QueryParameters.read(Self.noBytes), head, forms) }
            let result = head.withBytes(query) { raw -> Result<GraphQLRequest, GraphQLError> in
                do throws(GraphQLError) { return .success(try QueryParameters.read(raw)) } catch {
                    return .failure(error)
                }
            }
            execute(try result.get(), head, forms, isHeavy: door.isHeavy(query.count))
        } catch {
            answerUnreadable(error, door.configuration.statusPolicy.malformedParameters, head, forms)
        }
    }

    private static var noBytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: nil, count: 0) }

    /// A request that cannot be read: as a response of the client's media type, or as an event.
    private func answerUnreadable(
        _ error: GraphQLError, _ status: HTTPStatus, _ head: HTTPRequestHead, _ forms: AcceptedForms
    ) {
        let exchange = begin(head, forms, forms.whole == .eventStream ? .eventStream : .http)
        let body = ResponseBody(HTTPAnswer.errorBody(error))
        if forms.whole.isStream {
            writeSinglePart(GraphQLResponse(body: body, outcome: .refused(error.code)), exchange)
        } else {
            writeResponse(body, status, exchange)
        }
    }

    private static let byGet: OperationTypeSet = [.query]
    static let byPost: OperationTypeSet = [.query, .mutation]
    private static let byGetStream: OperationTypeSet = [.query, .subscription]
    private static let byPostStream: OperationTypeSet = [.query, .mutation, .subscription]

    private func execute(
        _ request: GraphQLRequest, _ head: HTTPRequestHead, _ forms: AcceptedForms, isHeavy: Bool = false
    ) {
        guard let parts = forms.parts else { return start(request, head, forms, isHeavy: isHeavy) }
        var request = request
        request.incrementalDelivery = parts.incrementalDelivery
        start(request, head, forms, isHeavy: isHeavy)
    }

    private func start(
        _ request: GraphQLRequest, _ head: HTTPRequestHead, _ forms: AcceptedForms, isHeavy: Bool
    ) {
        let exchange = begin(head, forms, forms.whole == .eventStream ? .eventStream : .http)
        let takesEvents = forms.events != nil
        let allowed =
            head.method == .post
            ? takesEvents ? Self.byPostStream : Self.byPost
            : takesEvents ? Self.byGetStream : Self.byGet
        let context = RequestContext(source: source(of: head, exchange.number))
        let number = exchange.number
        let me = NIOLoopBound(self, eventLoop: state.eventLoop)
        let task = state.startNow { [door] in
            switch await door.execute(request, context: context, allowing: allowed, isHeavy: isHeavy) {
            case .response(let response): me.value.finish(response, number)
            case .stream(let events): await me.value.run(events: events, number)
            case .incremental(let parts): await me.value.run(parts: parts, number)
            }
        }
        keep(task, number)
    }

    func source(of head: HTTPRequestHead, _ number: UInt64) -> HTTPRequestSource {
        HTTPRequestSource(head: head, number: number, loop: state.requestPrefix)
    }

    func begin(
        _ head: HTTPRequestHead, _ forms: AcceptedForms, _ door: Door, closes: Bool = false
    ) -> HTTPExchange {
        let exchange = HTTPExchange(
            head: head, number: state.nextRequestNumber(), forms: forms, door: door, started: state.eventLoop.now,
            closes: closes || !head.isKeepAlive)
        current = exchange
        phase = .answering(exchange.number)
        self.door.observer.requestStarted(by: door)
        return exchange
    }

    /// Remembers the task of an operation that waits, to cancel it when the client goes.
    func keep(_ task: Task<Void, Never>, _ number: UInt64) {
        switch phase {
        case .answering(number), .streaming(number): operation = task
        default: break
        }
    }
}
