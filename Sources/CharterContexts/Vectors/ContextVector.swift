import Foundation

/// A vector of a context, made by an embedding model or written by a client.
public struct ContextVector: Sendable, Hashable {
    /// The id of its context.
    public var contextID: String
    /// What made it: only vectors of one model can be compared.
    public var model: String
    public var vector: [Float]
    /// Whether the server made it of the context's content, and makes it again when that changes.
    public var isEmbedding: Bool
    public var writtenAt: Date
    var revision: Int64

    public var dimension: Int { vector.count }

    /// Its place in lists.
    public var cursor: ContextCursor { ContextCursor(revision) }
}

/// A context near a vector.
struct VectorMatch: Sendable, Hashable {
    /// The context's.
    var number: Int64
    /// The cosine of the angle between the vectors: 1 for the same direction, -1 for the opposite.
    var similarity: Double
}
