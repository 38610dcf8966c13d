/// Contexts: who makes their vectors, and what they may take.
extension Settings {
    static let embeddingModel = Setting(
        "embedding-model", .choice(["cursor-native-ai", "external-model", "off"]), default: "cursor-native-ai",
        "Whose server makes vectors of contexts and queries; off searches by words alone.")
    static let embeddingModelName = Setting(
        "embedding-model-name", .text, "What the server of external-model calls its embedding model.")
    static let embeddingTextBytes = Setting(
        "embedding-text-bytes", .integer(100...1_000_000),
        "Bytes of a text that an embedding model reads; 1500 for the local model, 8000 for others when not set.")
    static let vectorIndexMiB = Setting(
        "vector-index-mib", .integer(1...1_048_576), default: "256",
        "Memory for the index of vectors in MiB, 1,680 vectors of 576 numbers in each; others are searched slowly.")
    static let pgvector = Setting(
        "pgvector", .flag, default: "true",
        "Search vectors by PostgreSQL's extension vector where it can be created; otherwise they are searched in memory."
    )
    static let agentContexts = Setting(
        "agent-contexts", .integer(0...20), default: "4",
        "Contexts at most that specialized-agent is given with a prompt; 0 gives it none.")
    static let agentContextBytes = Setting(
        "agent-context-bytes", .integer(100...1_000_000), default: "3000",
        "Bytes that they take at most in its system prompt.")
    static let agentContextSimilarity = Setting(
        "agent-context-similarity", .number(-1...1),
        "From which cosine on a context is like a prompt; 0.88 for the local model, 0.4 for others when not set."
    )

    static let contexts = Group(
        title: "Contexts",
        settings: [
            embeddingModel, embeddingModelName, embeddingTextBytes, vectorIndexMiB, pgvector, agentContexts,
            agentContextBytes, agentContextSimilarity,
        ])
}
