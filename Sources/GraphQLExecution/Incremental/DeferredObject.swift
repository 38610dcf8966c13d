import GraphQLLanguage

/// A group of fields of one object that is still to be executed.
struct DeferredObject: Sendable {
    /// Index into `IncrementalPlan.groups`.
    let group: Int
    let path: RawPath
    /// The list of objects that it was reached with, and its row there.
    let batch: DeferredBatch
    let row: Int32
}

/// Objects that were completed as one list, and how to complete other selections of theirs.
final class DeferredBatch: Sendable {
    let rows: RowPaths
    let complete: @Sendable (SelectionID, DeferredRows) async -> Column

    init(rows: RowPaths, complete: @escaping @Sendable (SelectionID, DeferredRows) async -> Column) {
        self.rows = rows
        self.complete = complete
    }
}

/// The rows of a list of objects whose deferred fields are executed now: opaque to generated code, which asks for the
/// objects themselves.
public struct DeferredRows: Sendable {
    public let rows: RowSet
    let indices: [Int32]

    /// The objects of these rows.
    public func of<Object>(_ objects: [Object]) -> [Object] { indices.map { objects[Int($0)] } }
}

extension OperationRun {
    /// Whether something of the objects of this selection is delivered later.
    public func isDeferred(_ selection: SelectionID) -> Bool {
        incremental != nil && !plan.selection(selection).groups.isEmpty
    }

    /// Puts off the deferred fields of `count` objects that select `selection`.
    ///
    /// `complete` completes one of the groups for some of the objects; all that can start at the same time are
    /// completed by one call, so that they share batches.
    public func deferFields(
        _ count: Int, _ selection: SelectionID, _ rows: RowSet,
        complete: @escaping @Sendable (SelectionID, DeferredRows) async -> Column
    ) {
        guard let incremental, count > 0 else { return }
        let batch = DeferredBatch(rows: rows.paths, complete: complete)
        let groups = plan.selection(selection).groups
        var objects: [DeferredObject] = []
        objects.reserveCapacity(count * groups.count)
        for row in 0..<count {
            let path = rows.paths.path(of: row)
            for group in groups {
                objects.append(DeferredObject(group: group, path: path, batch: batch, row: Int32(row)))
            }
        }
        incremental.add(objects)
    }
}
