/// How contexts are searched for.
public enum ContextSearchMode: String, Sendable, Hashable, CaseIterable {
    /// By words and by meaning, as one ranking.
    case hybrid
    /// By words.
    case text
    /// By meaning.
    case semantic
}

/// A context that a search has found, and why.
public struct ContextHit: Sendable, Hashable {
    public var context: ContextDocument
    /// By which results are ordered, see `ReciprocalRankFusion`; 0 when there was nothing to search for.
    public var score: Double
    /// Its place among those that the words were found in, from 1; nil when it is none of them.
    public var textRank: Int?
    /// Its place among those that mean something like it, from 1; nil when it is none of them.
    public var semanticRank: Int?
    /// The cosine of the angle between its vector and the query's, if they were compared.
    public var similarity: Double?
}

/// What a search has found.
public struct ContextSearchResult: Sendable, Hashable {
    /// The best first.
    public var hits: [ContextHit]
    /// Why there was no search by meaning, in a hybrid one; nil when there was.
    public var semanticFailure: String?
}
