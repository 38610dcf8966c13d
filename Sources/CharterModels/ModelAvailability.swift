/// Whether a model can be expected to answer now. Feeds `Query.models` and the readiness page.
public enum ModelAvailability: Sendable, Equatable {
    case available
    /// On its way up; calls made meanwhile wait a moment before they fail.
    case starting
    /// Calls fail with `ModelError.unavailable` and this reason, which says what is missing and how to supply it.
    case unavailable(reason: String)
}
