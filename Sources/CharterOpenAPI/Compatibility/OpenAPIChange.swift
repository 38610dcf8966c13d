/// One difference between two descriptions, as `OpenAPIDiff` finds it.
public struct OpenAPIChange: Sendable, Hashable {
    /// What a change means to programs that were written against the old description.
    public enum Severity: String, Sendable, Hashable, CaseIterable {
        /// Requests that were answered are refused, or answers are not what the program expects.
        case breaking
        /// Programs that did not foresee it may fail.
        case dangerous
        /// Nobody notices it before making use of it.
        case safe
    }

    public let severity: Severity
    /// `GET /api/tasks, query parameter "limit"`.
    public let place: String
    /// What became of it, as a sentence.
    public let description: String
}
