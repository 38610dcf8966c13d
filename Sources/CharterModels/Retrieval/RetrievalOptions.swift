/// How much a model is given beside a conversation.
public struct RetrievalOptions: Sendable, Hashable {
    /// Contexts at most.
    public var maximumContexts: Int
    /// Bytes of UTF-8 that contexts may take in the system prompt, their headings included. The local model has room
    /// for 2,048 tokens in all, which is some 8 KiB of English.
    public var maximumBytes: Int
    /// The cosine between the vectors of a context and a prompt from which on the context is about the same. One that is
    /// less alike must have the prompt's words, see `minimumWordShare`.
    public var minimumSimilarity: Double
    /// How long an answer waits for contexts before it is given without.
    public var patience: Duration

    /// Of the telling words of a prompt, how many a context must have that is not alike enough; `maximumWords` of a long
    /// prompt are enough.
    public static let minimumWordShare = 0.5
    public static let maximumWords = 4

    /// Of the local model, which finds all English alike: of 22 related questions to 8 contexts it finds the right one
    /// between 0.68 and 0.93 alike, of 24 unrelated ones another up to 0.91. With half of the words beside it, 20 of the 22
    /// get their context and 3 of the 24 get one, all by words; at 0.85 it would be 20 and 7, and by likeness alone at 0.88
    /// 6 and 1.
    public static let similarityOfLocalModel = 0.88
    /// Of models that were made for this and spread wider; try those that you use.
    public static let similarityOfOtherModels = 0.4

    public init(
        maximumContexts: Int = 4, maximumBytes: Int = 3_000, minimumSimilarity: Double = similarityOfLocalModel,
        patience: Duration = .seconds(5)
    ) {
        self.maximumContexts = max(0, maximumContexts)
        self.maximumBytes = max(0, maximumBytes)
        self.minimumSimilarity = minimumSimilarity
        self.patience = patience
    }
}
