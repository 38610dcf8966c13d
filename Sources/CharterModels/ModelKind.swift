/// Where a model's answers come from.
public enum ModelKind: String, Sendable, CaseIterable {
    /// A model server on this machine that Charter itself starts and watches.
    case local
    /// A server elsewhere that speaks the OpenAI chat completions API.
    case openAICompatible
    /// A system prompt and parameters over another registered model.
    case agent
}
