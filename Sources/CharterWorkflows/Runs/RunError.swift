/// Why something could not be done to a run.
public enum RunError: Error, Sendable, Hashable {
    /// The run's lease belongs to another worker, or to nobody; nothing was written.
    case leaseLost
    /// There is no run with this id.
    case notFound(id: String)
    /// The run's status forbids it, such as cancelling what has ended.
    case conflict(id: String, status: String, reason: String)
    /// What the caller gave is not acceptable: inputs that the definition refuses, an unknown workflow.
    case invalid(reason: String)
}
