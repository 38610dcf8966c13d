import GraphQLLanguage

/// A value for each of some syntax nodes of one kind, in several documents.
struct NodeTable<Value> {
    private var rows: [[Value?]]

    /// Room for as many nodes as each document has.
    init(counts: [Int]) { rows = counts.map { Array(repeating: nil, count: $0) } }

    subscript(place: NodeReference) -> Value? {
        get { rows[place.document][place.node] }
        set { rows[place.document][place.node] = newValue }
    }
}

extension NodeTable: Sendable where Value: Sendable {}
