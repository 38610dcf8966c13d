/// How contexts are kept and searched.
public struct ContextOptions: Sendable, Hashable {
    /// Memory that the index of vectors may take, in bytes. A vector of 576 numbers takes 624.
    public var maximumIndexBytes: Int
    /// Whether pgvector is used where PostgreSQL has it; otherwise vectors are searched in memory.
    public var usesPgvector: Bool
    /// How long a hybrid search waits for the vector of its query before it goes by words alone.
    public var queryPatience: Duration
    /// How often contexts without a vector are looked for; those that this process writes are seen to at once.
    public var embeddingInterval: Duration
    /// How long a replica that makes vectors may be silent before another takes over.
    public var embeddingLease: Duration

    public init(
        maximumIndexBytes: Int = 256 << 20, usesPgvector: Bool = true, queryPatience: Duration = .seconds(3),
        embeddingInterval: Duration = .seconds(10), embeddingLease: Duration = .seconds(120)
    ) {
        self.maximumIndexBytes = max(0, maximumIndexBytes)
        self.usesPgvector = usesPgvector
        self.queryPatience = queryPatience
        self.embeddingInterval = embeddingInterval
        self.embeddingLease = embeddingLease
    }
}
