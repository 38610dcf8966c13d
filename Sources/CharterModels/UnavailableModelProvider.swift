/// Stands in for a model that was not set up, so that its name stays known and asking it explains what to do.
public struct UnavailableModelProvider: ModelProvider {
    public let name: String
    public let summary: String
    public let kind: ModelKind
    /// What is missing and how to supply it, such as "set CHARTER_EXTERNAL_MODEL_URL".
    public let reason: String

    public init(name: String, summary: String, kind: ModelKind, reason: String) {
        self.name = name
        self.summary = summary
        self.kind = kind
        self.reason = reason
    }

    public func availability() async -> ModelAvailability {
        .unavailable(reason: reason)
    }

    public func chat(_ request: ModelRequest) async throws -> ModelReply {
        throw error
    }

    public func streamChat(_ request: ModelRequest) -> ModelReplyStream {
        .failing(error)
    }

    private var error: ModelError {
        .unavailable(model: name, reason: reason, isTemporary: false)
    }
}
