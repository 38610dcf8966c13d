/// What a document may have; each is refused with an error that names it.
public struct XMLLimits: Sendable, Hashable {
    /// Bytes of the document.
    public var bytes: Int
    /// Elements within each other, the root included; 250 at most.
    public var depth: Int
    /// Elements and attributes together.
    public var nodes: Int
    /// Attributes of one element.
    public var attributes: Int

    public init(bytes: Int = 1024 * 1024, depth: Int = 64, nodes: Int = 100_000, attributes: Int = 32) {
        self.bytes = bytes
        // libxml2 goes no deeper than 256.
        self.depth = min(max(depth, 1), 250)
        self.nodes = nodes
        self.attributes = attributes
    }
}
