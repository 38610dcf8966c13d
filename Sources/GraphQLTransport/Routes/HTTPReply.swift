import GraphQLExecution

/// A whole answer of an interface: its fields written already, its body handed on as it is.
public struct HTTPReply: Sendable {
    public var status: HTTPStatus
    /// All but `Content-Length`, `Content-Encoding`, `Date`, `Connection`, `ETag`, `X-Request-ID` and those for pages of
    /// other origins, which are the server's.
    public var fields: HTTPFieldLines
    /// What `X-Request-ID` says; it is left out when nil.
    public var requestID: String?
    /// What the strong entity tag (RFC 9110 section 8.8.3) has between its quotes. A body in a content coding gets the
    /// coding's name behind it, as its bytes are others.
    public var entityTag: String?
    /// Nil for an answer that has none by its status.
    public var body: ResponseBody?

    public init(
        status: HTTPStatus, fields: HTTPFieldLines, requestID: String? = nil, entityTag: String? = nil,
        body: ResponseBody?
    ) {
        self.status = status
        self.fields = fields
        self.requestID = requestID
        self.entityTag = entityTag
        self.body = body
    }

    /// The same tag without the coding that it was sent with.
    public static func entityTag(withoutCoding tag: Substring) -> Substring {
        for coding in ContentCoding.allCases {
            let suffix = "-\(coding.name)"
            if tag.hasSuffix(suffix) { return tag.dropLast(suffix.count) }
        }
        return tag
    }
}

/// An answer that is written piece by piece, no faster than the client reads.
public struct HTTPReplyStream: Sendable {
    public var fields: HTTPFieldLines
    /// Whether it has no end of its own, so that a server which stops does not wait for it.
    public var isEndless: Bool
    /// What is sent when nothing else has been for a while; clients must skip it.
    public var keepAlive: [UInt8]
    /// The next piece, nil at the end; never called twice at once. Cancelled when the client goes.
    public var next: @Sendable () async -> ResponseBody?

    public init(
        fields: HTTPFieldLines, isEndless: Bool, keepAlive: [UInt8],
        next: @escaping @Sendable () async -> ResponseBody?
    ) {
        self.fields = fields
        self.isEndless = isEndless
        self.keepAlive = keepAlive
        self.next = next
    }
}
