/// Does a write with an `Idempotency-Key` once, however often it is sent (draft-ietf-httpapi-idempotency-key-header), on
/// all replicas. Where keys are kept is somebody else's.
public protocol IdempotencyKeys: Sendable {
    /// Does the work of a request unless it was done before, and keeps its answer. Answers of 500 or more are not kept, so
    /// that the client may try again.
    ///
    /// Throws when it is not known whether the work may begin.
    @concurrent
    func perform(
        _ request: KeyedRequest, _ work: @escaping @concurrent @Sendable () async -> KeyedAnswer
    ) async throws -> KeyedOutcome
}

/// A request with a key.
public struct KeyedRequest: Sendable, Hashable {
    /// The value of the field, as it came.
    public var key: String
    /// Whose key it is.
    public var user: String
    /// Method and path of the route, `POST /api/v1/ai/generate`.
    public var route: String
    public var method: String
    /// Path and query.
    public var target: String
    public var contentType: String
    public var body: [UInt8]
}

/// An answer as it can be kept.
public struct KeyedAnswer: Sendable, Hashable {
    public var status: Int
    /// In their order.
    public var fields: [Field]
    /// Nil for an answer that has none, and for one that was too large to be kept.
    public var body: [UInt8]?

    public struct Field: Sendable, Hashable {
        public var name: String
        public var value: String

        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    public init(status: Int, fields: [Field], body: [UInt8]?) {
        self.status = status
        self.fields = fields
        self.body = body
    }
}

/// What became of it.
public enum KeyedOutcome: Sendable, Hashable {
    /// The work was done now.
    case done(KeyedAnswer)
    /// It was done before, and this is its answer.
    case replayed(KeyedAnswer)
    /// The key was used with another request.
    case mismatch
    /// The first request is still under way; seconds until it is worth while to ask again.
    case inFlight(retryAfter: Int)
    /// The field's value is no key, and why.
    case invalid(String)
}
