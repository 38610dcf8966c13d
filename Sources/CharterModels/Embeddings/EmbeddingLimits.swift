/// How much of texts is sent to an embedding model, and in which portions.
public struct EmbeddingLimits: Sendable, Hashable {
    /// Texts of one request, 1 or more.
    public var batch: Int
    /// Bytes of UTF-8 that are read of each text: its beginning. What the model still finds too long is halved.
    public var textBytes: Int
    /// One request, from sending it to the end of its answer.
    public var timeout: Duration

    public init(batch: Int = 16, textBytes: Int = 8_000, timeout: Duration = .seconds(60)) {
        self.batch = max(1, batch)
        self.textBytes = max(1, textBytes)
        self.timeout = timeout
    }

    /// For the local model, which reads 512 tokens at once and is asked for answers meanwhile.
    public static let local = EmbeddingLimits(batch: 4, textBytes: 1_500)
}
