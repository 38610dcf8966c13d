/// What happened, as clients switch on it: the member `event` of a message's `data`.
public enum SocketEvent: String, Sendable, Hashable, CaseIterable {
    /// A model was asked. Once more for the same request: a worker was lost, and the answer begins anew.
    case generationStart = "ai_generation_start"
    /// The next piece of the answer.
    case generationProgress = "ai_generation_progress"
    /// The whole answer, or why there is none.
    case generationComplete = "ai_generation_complete"
    /// A run was submitted.
    case executionStart = "workflow_execution_start"
    case executionProgress = "workflow_execution_progress"
    /// What the run gave, or why it failed or was cancelled.
    case executionComplete = "workflow_execution_complete"
    case metrics = "dashboard_metrics"
}
