/// Stands in for an embedding model that was not set up: search goes by text alone, and what would go by meaning says
/// what to do.
public struct UnavailableEmbeddingProvider: EmbeddingProvider {
    public let name: String
    public let dimension: Int? = nil
    /// What is missing and how to supply it.
    public let reason: String

    public init(name: String, reason: String) {
        self.name = name
        self.reason = reason
    }

    public func availability() async -> ModelAvailability { .unavailable(reason: reason) }

    public func embed(_ texts: [String]) async throws -> EmbeddingReply {
        throw ModelError.unavailable(model: name, reason: reason, isTemporary: false)
    }
}
