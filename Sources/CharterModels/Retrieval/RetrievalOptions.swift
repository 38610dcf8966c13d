/// How much a model is given beside a conversation.
public struct RetrievalOptions: Sendable, Hashable {
    /// Contexts at most.
    public var maximumContexts: Int
    /// Bytes of UTF-8 that contexts may take in the system prompt, their headings included. The local model has room
    /// for 2,048 tokens in all, which is some 8 KiB of English.
    public var maximumBytes: Int
    /// How long an answer waits for contexts before it is given without.
    public var patience: Duration

    public init(maximumContexts: Int = 4, maximumBytes: Int = 3_000, patience: Duration = .seconds(5)) {
        self.maximumContexts = max(0, maximumContexts)
        self.maximumBytes = max(0, maximumBytes)
        self.patience = patience
    }
}
