/// What of the platform a message is about.
public enum SocketComponent: String, Sendable, Hashable, CaseIterable {
    /// Answers of language models.
    case ai
    /// Runs of workflows.
    case workflow
    /// How the server is doing.
    case dashboard

    /// What may stand in the `data` of a `subscribe` message.
    var parameters: [String] {
        switch self {
        case .ai:
            [
                "request_id", "after", "prompt", "messages", "task", "model", "temperature", "max_tokens",
                "idempotency_key",
            ]
        case .workflow: ["execution_id", "after"]
        case .dashboard: ["interval"]
        }
    }
}
