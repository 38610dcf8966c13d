import GraphQLLanguage

/// A syntax node in one of several documents: the position of its document and its index in that document's array.
struct NodeReference: Sendable, Hashable {
    private let packed: UInt64

    init(document: Int, node: Int) {
        packed = UInt64(truncatingIfNeeded: document) << 32 | UInt64(UInt32(truncatingIfNeeded: node))
    }

    var document: Int { Int(truncatingIfNeeded: packed >> 32) }
    var node: Int { Int(truncatingIfNeeded: packed & 0xFFFF_FFFF) }
}
