/// Finds what helps to answer a prompt. This module knows no contexts; whoever has some gives them to
/// `SpecializedAgentProvider` through this.
public protocol ContextRetriever: Sendable {
    /// The contexts that fit a prompt best, the best first: at most `options.maximumContexts`, and none that has as good as
    /// nothing to do with it.
    ///
    /// May throw anything: an answer is given without contexts then.
    func contexts(for prompt: String, options: RetrievalOptions) async throws -> [RetrievedContext]
}

/// A context that was found for a prompt.
public struct RetrievedContext: Sendable, Hashable {
    public var citation: ModelCitation
    public var content: String

    public init(citation: ModelCitation, content: String) {
        self.citation = citation
        self.content = content
    }
}
