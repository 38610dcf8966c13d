/// Why contexts did not do what they were asked, beside what the database and models throw.
public enum ContextError: Error, Sendable, Hashable {
    /// There is no context with this id.
    case notFound(id: String)
    /// There is no such relationship, or no such vector.
    case nothingThere(what: String)
    /// The context has another version than the one that was meant.
    case versionConflict(id: String, expected: Int64, actual: Int64)
    /// The request cannot be fulfilled; the reason names what to change.
    case invalid(reason: String)
}
