import GraphQLLanguage

/// Where in the response the rows of a column stand, kept small until an error asks.
///
/// A row is an object; its path is that of the parent row it was reached from, the field, and its list indices.
final class RowPaths: Sendable {
    private let parent: RowPaths?
    private let key: String
    /// For each row, the row of the parent; empty when they are the same.
    private let parentRows: [Int32]
    /// For each row its list indices, `stride` of them.
    private let indices: [Int32]
    private let stride: Int

    /// The one row of an operation's root.
    static let root = RowPaths(parent: nil, key: "", parentRows: [], indices: [], stride: 0)

    init(parent: RowPaths?, key: String, parentRows: [Int32], indices: [Int32], stride: Int) {
        self.parent = parent
        self.key = key
        self.parentRows = parentRows
        self.indices = indices
        self.stride = stride
    }

    /// Some of another's rows, such as those of one concrete type.
    init(selecting rows: [Int32], of parent: RowPaths) {
        self.parent = parent
        key = ""
        parentRows = rows
        indices = []
        stride = 0
    }

    func path(of row: Int) -> [GraphQLError.PathElement] {
        guard let parent else { return [] }
        let parentRow = parentRows.isEmpty ? row : Int(parentRows[row])
        var path = parent.path(of: parentRow)
        if !key.isEmpty { path.append(.key(key)) }
        for offset in 0..<stride { path.append(.index(Int(indices[row * stride + offset]))) }
        return path
    }
}
