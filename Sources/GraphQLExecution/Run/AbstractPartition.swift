/// Splits rows of an abstract type by their concrete types, so that each type is completed as one list, and puts the
/// written objects back in order.
public struct AbstractPartition {
    private let run: OperationRun
    private let rows: RowPaths
    /// For each row its possible type, and its place among the rows of that type.
    private var places: [(possible: Int, position: Int)] = []
    private var members: [[Int32]]

    init(run: OperationRun, rows: RowPaths, possibleTypes: Int) {
        self.run = run
        self.rows = rows
        members = Array(repeating: [], count: possibleTypes)
    }

    /// The next row is of the n-th possible type.
    public mutating func add(possible: Int) {
        places.append((possible, members[possible].count))
        members[possible].append(Int32(truncatingIfNeeded: places.count - 1))
    }

    /// The rows of one possible type.
    public func rows(possible: Int) -> RowSet { RowSet(RowPaths(selecting: members[possible], of: rows)) }

    /// The rows in their first order, from the columns of the possible types; a type without rows may have none.
    public func merge(_ columns: [Column?]) -> Column {
        run.writeColumn(places.count, rows) { row, writer in
            let place = places[row]
            guard let column = columns[place.possible], !column.hasFailed(place.position) else { return false }
            writer.json.write(column.bytes(place.position))
            return true
        }
    }
}

extension OperationRun {
    /// A partition of rows among `possibleTypes` types, in the order of `NamedType.possibleTypes`.
    public func partition(_ rows: RowSet, possibleTypes: Int) -> AbstractPartition {
        AbstractPartition(run: self, rows: rows.paths, possibleTypes: possibleTypes)
    }

    /// The selection of the n-th possible type of an abstract selection.
    public func selection(_ selection: SelectionID, possible: Int) -> SelectionID {
        plan.selection(selection, possible: possible)
    }

    /// Whether everything below a selection is stored, so that its objects can be written without suspending.
    public func isStoredBelow(_ selection: SelectionID) -> Bool { plan.selection(selection).isStored }

    /// Writes rows of which nothing suspends.
    public func writeObjects(
        _ count: Int, _ rows: RowSet, _ write: (Int, inout ResponseWriter) -> Bool
    ) -> Column {
        writeColumn(count, rows.paths, write)
    }
}
