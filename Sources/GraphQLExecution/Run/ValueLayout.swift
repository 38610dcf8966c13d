import GraphQLSchema

/// The shape of a field's values above their objects, taken down while the objects are gathered into one list for
/// breadth-first completion: for each parent row nulls, lists and object places in order.
public struct ValueLayout {
    private enum Token: UInt8 {
        case null, object, open, close
        /// The value failed; its error is recorded.
        case failed
    }

    private let run: OperationRun
    private let step: Step
    private let rows: RowPaths
    private let type: TypeReference
    private let parentCount: Int
    private var tokens: [Token] = []
    private var parentRows: [Int32] = []
    private var indices: [Int32] = []
    private var currentRow: Int32 = -1
    private var place: [Int32] = []

    init(run: OperationRun, step: Step, rows: RowPaths, count: Int) {
        self.run = run
        self.step = step
        self.rows = rows
        parentCount = count
        type = run.plan.details[Int(step.index)].definition.type
        tokens.reserveCapacity(count)
        parentRows.reserveCapacity(count)
    }

    /// Goes to the next parent row.
    public mutating func beginRow() { currentRow += 1 }

    public mutating func null() { tokens.append(.null) }

    /// The place of an object; the caller appends the object itself to its list.
    public mutating func object() {
        tokens.append(.object)
        parentRows.append(currentRow)
        indices.append(contentsOf: place)
    }

    public mutating func beginList() {
        tokens.append(.open)
        place.append(-1)
    }

    public mutating func item(_ index: Int) {
        let first = place.count == 1 ? rows.firstItem(of: Int(currentRow)) : 0
        place[place.count - 1] = first &+ Int32(truncatingIfNeeded: index)
    }

    public mutating func endList() {
        tokens.append(.close)
        place.removeLast()
    }

    /// The resolver failed for this row, or the value at this place has no meaning.
    public mutating func fail(_ error: any Error) {
        var path = rows.path(of: Int(currentRow))
        path.append(~step.index)
        path.append(contentsOf: place)
        run.report(error, at: path, step: step.index)
        tokens.append(.failed)
    }

    /// The rows of the gathered objects.
    public var children: RowSet {
        let stride = Int(type.listDepth)
        return RowSet(
            RowPaths(
                parent: rows, step: step.index, parentRows: parentRows, indices: stride == 0 ? [] : indices,
                stride: stride))
    }

    /// Puts the completed objects back into the shape, nulls propagating to the nearest nullable level.
    public func assemble(_ objects: Column) -> Column {
        var token = 0
        var object = 0
        return run.writeColumn(parentCount, rows) { _, writer in
            self.writeValue(&token, &object, objects, &writer, self.type)
        }
    }

    /// Writes the value at `token` and moves past it; false when it failed and its type is non-null. Recursion is as
    /// deep as the type nests lists.
    private func writeValue(
        _ token: inout Int, _ object: inout Int, _ objects: Column, _ writer: inout ResponseWriter,
        _ type: TypeReference
    ) -> Bool {
        let kind = tokens[token]
        token += 1
        switch kind {
        case .null:
            writer.null()
            return true
        case .object:
            defer { object += 1 }
            guard objects.hasFailed(object) else {
                writer.json.write(objects.bytes(object))
                return true
            }
        case .open:
            let mark = writer.mark
            writer.json.write(UInt8(ascii: "["))
            var isFirst = true
            var hasFailed = false
            while tokens[token] != .close {
                if !isFirst { writer.json.write(UInt8(ascii: ",")) }
                isFirst = false
                writer.countNodes(1)
                if !writeValue(&token, &object, objects, &writer, type.itemType) { hasFailed = true }
            }
            token += 1
            guard hasFailed else {
                writer.json.write(UInt8(ascii: "]"))
                return true
            }
            writer.rewind(to: mark)
        case .close, .failed:
            break
        }
        guard !type.isNonNull else { return false }
        writer.null()
        return true
    }
}

extension OperationRun {
    /// A layout for the values of a step over `count` parent rows.
    public func layout(_ step: Step, _ rows: RowSet, count: Int) -> ValueLayout {
        ValueLayout(run: self, step: step, rows: rows.paths, count: count)
    }
}
