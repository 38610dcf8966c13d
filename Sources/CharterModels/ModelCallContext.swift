/// For whom and for what a model is called.
public struct ModelCallContext: Sendable, Hashable {
    /// Nil for callers that nobody knows.
    public var userID: String?
    /// The request that the call is made for.
    public var requestID: String?
    /// The durable run that the call is made for.
    public var runID: String?

    public init(userID: String? = nil, requestID: String? = nil, runID: String? = nil) {
        self.userID = userID
        self.requestID = requestID
        self.runID = runID
    }
}
