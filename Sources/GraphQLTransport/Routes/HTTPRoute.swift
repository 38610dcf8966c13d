import GraphQLExecution

/// Something beside GraphQL at a path of its own: a page such as health, metrics and the console, or a part of another
/// interface.
public struct HTTPRoute: Sendable {
    public struct Request: Sendable {
        /// The target of the request: as text, or where it stands until somebody asks.
        private enum Target: Sendable {
            case text(path: String, query: String?)
            case sent(HTTPRequestSource)
        }

        public let method: HTTPMethod
        private let target: Target
        /// What stands in the place of the path's variables, decoded, in their order.
        public let captured: [String]
        /// Without content coding where the route is part of an interface, as it came where it is a page.
        public internal(set) var body: [UInt8]
        public let context: RequestContext

        public init(
            method: HTTPMethod, path: String, query: String? = nil, captured: [String] = [], body: [UInt8] = [],
            context: RequestContext
        ) {
            self.method = method
            target = .text(path: path, query: query)
            self.captured = captured
            self.body = body
            self.context = context
        }

        init(_ method: HTTPMethod, _ source: HTTPRequestSource, captured: [String], body: [UInt8] = []) {
            self.method = method
            target = .sent(source)
            self.captured = captured
            self.body = body
            context = RequestContext(source: source)
        }

        /// The path, still percent-encoded.
        public var path: String {
            switch target {
            case .text(let path, _): path
            case .sent(let source): source.path
            }
        }

        /// What stands after `?`, still encoded.
        public var query: String? {
            switch target {
            case .text(_, let query): query
            case .sent(let source): source.query
            }
        }

        /// What stands behind the last `/` of the path, still encoded.
        public var lastSegment: Substring {
            let path = path
            return path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...]
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
        case interface(any HTTPEndpoint)
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
    public init(_ method: HTTPMethod, _ path: String, _ endpoint: any HTTPEndpoint) {
        self.method = method
        self.path = path
        role = .interface(endpoint)
    }
}

/// What answers at a route of an interface.
public protocol HTTPEndpoint: AnyObject, Sendable {
    /// Puts what the server refuses into the interface's own form.
    func refuse(_ refusal: HTTPRouteRefusal, _ request: HTTPRoute.Request) -> HTTPReply
    /// Runs where it is called, on the connection's loop: each switch would cost as much as an object.
    nonisolated(nonsending) func respond(to request: HTTPRoute.Request) async -> HTTPRoute.Response
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
