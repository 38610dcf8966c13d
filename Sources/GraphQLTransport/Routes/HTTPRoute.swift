import GraphQLExecution

/// Something beside GraphQL at a path of its own: a page such as health, metrics and the console, or a part of another
/// interface.
public struct HTTPRoute: Sendable {
    public struct Request: Sendable {
        public let method: HTTPMethod
        public let path: String
        /// What stands after `?`, still encoded.
        public let query: String?
        /// What stands in the place of the path's variables, decoded, in their order.
        public let captured: [String]
        /// Without content coding where the route is part of an interface, as it came where it is a page.
        public internal(set) var body: [UInt8]
        public let context: RequestContext
        /// False when it is known that there is neither `If-Match` nor `If-None-Match`, which nobody needs to look for then.
        public internal(set) var mayHaveConditions = true

        public init(
            method: HTTPMethod, path: String, query: String? = nil, captured: [String] = [], body: [UInt8] = [],
            context: RequestContext
        ) {
            self.method = method
            self.path = path
            self.query = query
            self.captured = captured
            self.body = body
            self.context = context
        }

        /// What stands behind the last `/` of the path, still encoded.
        public var lastSegment: Substring {
            path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...]
        }
    }

    public struct Answer: Sendable {
        public var status: HTTPStatus
        public var contentType: String
        /// More fields; not `Content-Length`, `Date` and `Connection`, which are the server's.
        public var fields: [(name: String, value: String)]
        public var body: [UInt8]

        public init(
            status: HTTPStatus = 200, contentType: String, fields: [(name: String, value: String)] = [], body: [UInt8]
        ) {
            self.status = status
            self.contentType = contentType
            self.fields = fields
            self.body = body
        }

        public init(status: HTTPStatus = 200, contentType: String, text: String) {
            self.init(status: status, contentType: contentType, body: Array(text.utf8))
        }
    }

    /// What a part of an interface answers with.
    public enum Response: Sendable {
        case whole(HTTPReply)
        case stream(HTTPReplyStream)
    }

    enum Role: Sendable {
        case page(@Sendable (Request) async -> Answer)
        case interface(
            refuse: @Sendable (HTTPRouteRefusal, Request) -> HTTPReply,
            respond: nonisolated(nonsending) @Sendable (Request) async -> Response)
    }

    public let method: HTTPMethod
    public let path: String
    let role: Role

    /// A page at exactly `path`, or, where `path` has `*` as a segment, at all paths with any one segment in its place.
    /// `.get` serves HEAD too.
    public init(_ method: HTTPMethod, _ path: String, answer: @escaping @Sendable (Request) async -> Answer) {
        self.method = method
        self.path = path
        role = .page(answer)
    }

    /// A part of an interface that programs use. The server takes the content coding off its requests and puts one on
    /// its answers, keeps other sites from sending writes through a visitor's browser, and answers preflights.
    ///
    /// A path that ends in `/**` answers whatever is below it and found nowhere else, by any method.
    ///
    /// - Parameters:
    ///   - refuse: puts what the server refuses into the interface's own form.
    ///   - respond: runs where it is called, on the connection's loop: each switch would cost as much as an object.
    public init(
        _ method: HTTPMethod, _ path: String, refuse: @escaping @Sendable (HTTPRouteRefusal, Request) -> HTTPReply,
        respond: nonisolated(nonsending) @escaping @Sendable (Request) async -> Response
    ) {
        self.method = method
        self.path = path
        role = .interface(refuse: refuse, respond: respond)
    }
}

/// Why the server refuses a request for a route before the route sees it.
public struct HTTPRouteRefusal: Sendable, Hashable {
    public let status: HTTPStatus
    /// Such as `METHOD_NOT_ALLOWED`.
    public let code: String
    public let message: String
    /// The methods that there are, for 405.
    public var allow: String?

    public init(status: HTTPStatus, code: String, message: String, allow: String? = nil) {
        self.status = status
        self.code = code
        self.message = message
        self.allow = allow
    }

    init(_ refusal: HTTPRefusal, allow: String? = nil) {
        self.init(status: refusal.status, code: refusal.code.rawValue, message: refusal.message, allow: allow)
    }
}
