/// Completes the selections of a list of objects: the executor's one loop, for generated code and dynamic sources.
extension OperationRun {
    /// Writes `count` objects of one type that select `selection` (spec section 6.4, ExecuteField for each field).
    ///
    /// Fields that may suspend are completed first, each for all rows at once as a column: siblings start together, or
    /// one after another when `serially` (spec section 6.2.2). Then each row is written in the order of the selection,
    /// its stored fields from the row itself, the others from their columns.
    ///
    /// - Parameters:
    ///   - writeStored: writes a stored field of a row after its key; false when it failed.
    ///   - resolve: gives the column of a step that may suspend.
    public func completeObjects(
        _ count: Int, _ selection: SelectionID, _ rows: RowSet, serially: Bool = false,
        writeStored: @Sendable (Int, Step, inout ResponseWriter) -> Bool,
        resolve: @escaping @Sendable (Step) async -> Column
    ) async -> Column {
        if count == 1, let step = soleStep(of: selection) { return object(of: step, await resolve(step), rows) }
        if count > limits.maxNodes {
            reportExceededNodes(at: rows.paths.path(of: 0))
            return writeColumn(count, rows.paths) { _, _ in false }
        }
        let columns =
            count == 0 ? [] : await completeColumns(plan.steps(of: selection), serially: serially, resolve)
        return writeColumn(count, rows.paths) { row, writer in
            var nextColumn = 0
            for index in writer.steps(of: selection) {
                let step = writer[index]
                writer.key(step)
                if step.isStored {
                    guard writeStored(row, step, &writer) else { return false }
                } else {
                    let column = columns[nextColumn]
                    nextColumn += 1
                    if column.hasFailed(row) { return false }
                    writer.json.write(column.bytes(row))
                }
            }
            writer.endObject(selection)
            return true
        }
    }

    /// The step of a selection that has no other, if it may suspend: an object of one such field needs none of what
    /// `completeObjects` does for many; `object(of:_:_:)` completes it.
    public func soleStep(of selection: SelectionID) -> Step? {
        let (first, end) = plan.memory.ranges[Int(selection.index)]
        guard end - first == 1 else { return nil }
        let step = plan.memory.steps[Int(first)]
        return step.isStored ? nil : step
    }

    /// An object of one field, made around the field's value where it lies.
    public func object(of step: Step, _ column: consuming Column, _ rows: RowSet) -> Column {
        if Column.surround(&column, before: plan.key(step), after: "}") { return column }
        return writeRow(rows.paths) { writer in
            if column.hasFailed(0) { return false }
            writer.key(step)
            writer.json.write(column.bytes(0))
            writer.json.write(UInt8(ascii: "}"))
            return true
        }
    }

    /// The columns of the steps that are not stored, in order.
    private func completeColumns(
        _ steps: Range<Int>, serially: Bool, _ resolve: @escaping @Sendable (Step) async -> Column
    ) async -> [Column] {
        var suspending: [Step] = []
        for index in steps where !plan.step(index).isStored { suspending.append(plan.step(index)) }
        if suspending.count == 1 { return [await resolve(suspending[0])] }
        if serially {
            var columns: [Column] = []
            for step in suspending {
                columns.append(await resolve(step))
                // A failed field makes the whole operation null: what comes after it must not happen any more.
                if (0..<columns[columns.count - 1].count).contains(where: columns[columns.count - 1].hasFailed) {
                    break
                }
            }
            return columns
        }
        if suspending.isEmpty { return [] }
        let started = suspending
        return await withTaskGroup(of: (Int, Column).self) { group in
            for (position, step) in started.enumerated().dropLast() {
                group.addImmediateTask { (position, await resolve(step)) }
            }
            var columns = [Column?](repeating: nil, count: started.count)
            // The last one needs no task: this one has nothing else to do.
            columns[started.count - 1] = await resolve(started[started.count - 1])
            for await (position, column) in group { columns[position] = column }
            return columns.compactMap { $0 }
        }
    }
}
