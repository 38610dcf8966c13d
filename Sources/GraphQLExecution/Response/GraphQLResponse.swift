import GraphQLLanguage

/// A finished response: its JSON bytes, written once, and what a door needs to choose a status.
public struct GraphQLResponse: Sendable {
    /// How far the request came (spec section 7.1).
    public enum Outcome: Sendable, Hashable {
        /// Executed; `data` is present, and null when a non-null root field failed.
        case executed(hasErrors: Bool, dataIsNull: Bool)
        /// Refused before execution: no `data`. The code is that of the first error.
        case refused(ErrorCode?)
    }

    /// One JSON object in UTF-8: `{"data":…}`, `{"errors":[…],"data":…}` or `{"errors":[…]}`.
    public let body: ResponseBody
    public let outcome: Outcome
    /// The identifier of the event that this responds to, where its source gives it one.
    public var eventID: String?

    public init(body: ResponseBody, outcome: Outcome) {
        self.body = body
        self.outcome = outcome
    }
}

/// What became of a request.
public enum OperationResult: Sendable {
    /// A query or mutation, or any request that was refused before execution.
    case response(GraphQLResponse)
    /// A subscription that started: one response for each event.
    case stream(ResponseStream)
    /// A query or mutation that uses `@defer` or `@stream`, answered in parts: the initial response and what follows
    /// it, each with `hasNext`. Only given to requests whose `incrementalDelivery` allows it.
    case incremental(ResponseStream)
}

/// The responses of a subscription, or the parts of an incremental answer, one by one as they are asked for; the source is told when nobody asks any more.
public struct ResponseStream: AsyncSequence, Sendable {
    public typealias Element = GraphQLResponse
    public typealias Failure = Never

    private let pull: @Sendable () async -> GraphQLResponse?

    /// `pull` gives the next response, nil at the end; it is never called by two tasks at once.
    public init(_ pull: @escaping @Sendable () async -> GraphQLResponse?) { self.pull = pull }

    public func makeAsyncIterator() -> Iterator { Iterator(pull: pull) }

    /// The same stream with each response changed.
    func mapped(_ change: @escaping @Sendable (GraphQLResponse) -> GraphQLResponse) -> ResponseStream {
        ResponseStream { [pull] in await pull().map(change) }
    }

    public struct Iterator: AsyncIteratorProtocol {
        let pull: @Sendable () async -> GraphQLResponse?

        public func next() async -> GraphQLResponse? { await pull() }

        public func next(isolation actor: isolated (any Actor)?) async -> GraphQLResponse? { await pull() }
    }
}
