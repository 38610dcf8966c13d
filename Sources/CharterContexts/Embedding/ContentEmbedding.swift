/// A content that waits for its vector.
struct PendingContent: Sendable, Hashable {
    var number: Int64
    /// The context's type.
    var type: String
    /// The version of the context in which it changed last.
    var contentVersion: Int64
    var content: String
}

/// A content with its vector.
struct ContentEmbedding: Sendable, Hashable {
    var content: PendingContent
    var vector: [Float]
}
