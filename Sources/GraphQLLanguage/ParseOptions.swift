/// Bounds for parsing. They hold before anything recurses or grows, so that no text can overflow the stack.
public struct ParseOptions: Sendable {
    /// Tokens a document may have, the end of file not counted.
    public var maxTokens: Int
    /// Levels that selection sets, and lists and objects in values, may nest.
    public var maxNesting: Int

    public init(maxTokens: Int = .max, maxNesting: Int = 128) {
        self.maxTokens = maxTokens
        self.maxNesting = maxNesting
    }
}
