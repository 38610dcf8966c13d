/// What is to be done with a request that has a key.
public enum IdempotencyVerdict: Sendable, Hashable {
    /// Do its work, renew the claim meanwhile, and then finish or abandon it.
    case fresh(IdempotencyClaim)
    /// It was done: give this answer again.
    case replay(StoredAnswer)
    /// The key was used with another request: 422.
    case mismatch
    /// The first one is still under way: 409, with this as `Retry-After`, in whole seconds of 1 or more.
    case inFlight(retryAfter: Int)
}
