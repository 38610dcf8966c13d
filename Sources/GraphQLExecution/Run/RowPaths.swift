import GraphQLLanguage

/// A place in a response as numbers: the complement of a step's index for a field, or a list index from 0.
///
/// Kept like this until the end, when places are put in order and written as response names.
typealias RawPath = [Int32]

/// Where in the response the rows of a column stand, kept small until an error asks.
///
/// A row is an object; its path is that of the parent row it was reached from, the field, and its list indices.
final class RowPaths: Sendable {
    private let parent: RowPaths?
    /// Index of the step from whose value the rows came; nil when they are rows of the parent.
    private let step: Int32?
    /// For each row, the row of the parent; empty when they are the same.
    private let parentRows: [Int32]
    /// For each row its list indices, `stride` of them.
    private let indices: [Int32]
    private let stride: Int
    /// For each row the index of the first item of its list, where the row is the end of a streamed list; otherwise
    /// empty.
    private let firstItems: [Int32]

    /// The one row of an operation's root.
    static let root = RowPaths(parent: nil, step: nil, parentRows: [], indices: [], stride: 0)

    init(
        parent: RowPaths?, step: Int32?, parentRows: [Int32], indices: [Int32], stride: Int, firstItems: [Int32] = []
    ) {
        self.firstItems = firstItems
        self.parent = parent
        self.step = step
        self.parentRows = parentRows
        self.indices = indices
        self.stride = stride
    }

    /// Some of another's rows, such as those of one concrete type.
    convenience init(selecting rows: [Int32], of parent: RowPaths, firstItems: [Int32] = []) {
        self.init(parent: parent, step: nil, parentRows: rows, indices: [], stride: 0, firstItems: firstItems)
    }

    /// Whether the lists of these rows are the rest of lists that began before.
    var continuesLists: Bool { !firstItems.isEmpty }

    /// The index in its list of what a row has as its first item.
    func firstItem(of row: Int) -> Int32 { firstItems.isEmpty ? 0 : firstItems[row] }

    func path(of row: Int) -> RawPath {
        guard let parent else { return [] }
        let parentRow = parentRows.isEmpty ? row : Int(parentRows[row])
        var path = parent.path(of: parentRow)
        if let step { path.append(~step) }
        for offset in 0..<stride { path.append(indices[row * stride + offset]) }
        return path
    }
}
