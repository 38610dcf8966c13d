import GraphQLLanguage

/// A syntax node in one of several documents: the position of its document and its index in that document's array.
struct NodeReference: Sendable, Hashable {
    let document: Int
    let node: Int
}
