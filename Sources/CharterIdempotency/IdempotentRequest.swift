/// A request with a key: whose it is, what it goes to, and what tells it from others.
public struct IdempotentRequest: Sendable, Hashable {
    public let key: IdempotencyKey
    /// Keys of different users never meet.
    public let user: String
    /// The route by its template, such as `POST /api/v1/ai/generate`. Keys of different routes never meet either.
    public let route: String
    public let fingerprint: RequestFingerprint

    public init(key: IdempotencyKey, user: String, route: String, fingerprint: RequestFingerprint) {
        self.key = key
        self.user = user
        self.route = route
        self.fingerprint = fingerprint
    }

    /// The primary key of its row: 32 bytes, whatever users and routes are called.
    var id: [UInt8] {
        RequestFingerprint.hash([Array(user.utf8), Array(route.utf8), Array(key.text.utf8)])
    }
}

/// The right to do the work of a request, until its lease runs out and somebody else gets it.
public struct IdempotencyClaim: Sendable, Hashable {
    let id: [UInt8]
    /// The fencing token: new with every claim, so that a holder who lost the right can neither renew nor finish.
    let holder: String
}
