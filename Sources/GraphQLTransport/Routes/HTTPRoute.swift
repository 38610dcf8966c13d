import GraphQLExecution

/// A page beside GraphQL: health, metrics, the console.
public struct HTTPRoute: Sendable {
    public struct Request: Sendable {
        public let method: HTTPMethod
        public let path: String
        /// What stands after `?`, still encoded.
        public let query: String?
        public let body: [UInt8]
        public let context: RequestContext

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

    public let method: HTTPMethod
    public let path: String
    let answer: @Sendable (Request) async -> Answer

    /// A page at exactly `path`, or, where `path` ends in `/*`, at all paths with any one segment in its place. `.get`
    /// serves HEAD too.
    public init(_ method: HTTPMethod, _ path: String, answer: @escaping @Sendable (Request) async -> Answer) {
        self.method = method
        self.path = path
        self.answer = answer
    }
}
