/// Something that turns texts into vectors, such that texts of like meaning have vectors of like direction.
public protocol EmbeddingProvider: Sendable {
    /// What its vectors are filed under: those of providers with different names cannot be compared.
    var name: String { get }

    /// Numbers in each vector; nil when only an answer tells.
    var dimension: Int? { get }

    /// Whether a call made now can be expected to be answered. Cheap: asks no remote party.
    func availability() async -> ModelAvailability

    /// A vector for each text, in their order. Of a text that is longer than the model can read, the beginning counts.
    /// - Throws: `ModelError`, among them `ModelError.invalidRequest` for a blank text, or `CancellationError`.
    func embed(_ texts: [String]) async throws -> EmbeddingReply
}

extension EmbeddingProvider {
    /// The vector of one text.
    /// - Throws: As `embed`.
    public func embed(_ text: String) async throws -> [Float] {
        let reply = try await embed([text])
        guard let vector = reply.vectors.first else {
            throw ModelError.malformedReply(model: name, detail: "there is no vector in it", partialText: "")
        }
        return vector
    }
}

/// Vectors of texts, and what they cost.
public struct EmbeddingReply: Sendable, Equatable {
    /// One for each text, all of the same length.
    public var vectors: [[Float]]
    public var usage: ModelUsage

    public init(vectors: [[Float]], usage: ModelUsage) {
        self.vectors = vectors
        self.usage = usage
    }
}
