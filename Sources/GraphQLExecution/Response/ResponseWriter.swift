import GraphQLJSON
import GraphQLLanguage

/// Writes the values of a planned selection as JSON: the primitives that generated code and dynamic sources share.
///
/// A value that cannot be written leaves nothing behind and is answered with false; whoever writes the nearest nullable
/// ancestor rewinds to its mark and writes null instead (spec section 6.4.4). Errors keep the path at which they arose.
public struct ResponseWriter: ~Copyable {
    @usableFromInline var json: JSONWriter
    @usableFromInline let plan: OperationPlan
    @usableFromInline let steps: UnsafeBufferPointer<Step>
    @usableFromInline let keys: UnsafeRawBufferPointer
    @usableFromInline let ranges: UnsafeBufferPointer<(Int32, Int32)>
    /// Where in the response the writer is, below `rows`: the complement of a step's index, or a list index.
    @usableFromInline var path = PathStack()
    /// The path of the object whose fields are written, when it is not the root.
    var rows: RowPaths
    var row = 0
    let run: OperationRun
    /// Values that may still be written; below zero there were too many, and the row fails.
    @usableFromInline var nodesLeft: Int
    private let nodesAtStart: Int
    /// Where the row begins.
    private var rowMark: Int

    init(run: OperationRun, rows: RowPaths, capacity: Int = 256, headroom: Int = 0) {
        self.run = run
        self.rows = rows
        plan = run.plan
        steps = run.plan.memory.steps
        keys = run.plan.memory.keys
        ranges = run.plan.memory.ranges
        nodesLeft = run.limits.maxNodes - run.nodes.load(ordering: .relaxed)
        nodesAtStart = nodesLeft
        json = JSONWriter(capacity: capacity, headroom: headroom)
        rowMark = headroom
    }

    // MARK: Objects

    /// The indices of a selection's steps, to be read by the subscript.
    @inlinable @inline(__always)
    public func steps(of selection: SelectionID) -> Range<Int> {
        let range = ranges[Int(selection.index)]
        return Range(uncheckedBounds: (Int(range.0), Int(range.1)))
    }

    @inlinable @inline(__always)
    public subscript(index: Int) -> Step { steps[index] }

    /// The selection of the n-th possible type of an abstract field's value, n as in `NamedType.possibleTypes`.
    public func selection(_ selection: SelectionID, possible: Int) -> SelectionID {
        plan.selection(selection, possible: possible)
    }

    /// The opening brace or comma, the response key and the colon.
    @inlinable @inline(__always)
    public mutating func key(_ step: Step) {
        let start = Int(step.keyStart)
        json.write(UnsafeRawBufferPointer(rebasing: keys[start..<start &+ Int(step.keyCount)]))
    }

    /// The closing brace; both braces when every field was left out by `@skip` or `@include`.
    @inlinable
    public mutating func endObject(_ selection: SelectionID) {
        let count = steps(of: selection).count
        if count == 0 { json.write(UInt8(ascii: "{")) }
        json.write(UInt8(ascii: "}"))
        countNodes(count)
    }

    /// `__typename`, and whatever else no type defines itself.
    @inline(never)
    public mutating func meta(_ step: Step) -> Bool {
        switch step.field {
        case Step.typename: json.string(plan.details[Int(step.index)].parentType.name)
        default:
            // Introspection has bounds of its own: its answer is as large as the schema.
            let before = nodesLeft
            nodesLeft = .max
            defer { nodesLeft = before }
            return IntrospectionWriter.writeRootField(step, &self)
        }
        return true
    }

    // MARK: Places

    /// Enters the object value of a field, and gives the mark to rewind to.
    @inlinable
    public mutating func enter(_ step: Step) -> Int {
        path.push(~step.index)
        return json.count
    }

    @inlinable
    public mutating func leave() { path.pop() }

    /// Drops what was written since a mark; the path is the caller's to leave.
    @inlinable
    public mutating func rewind(to mark: Int) { json.rewind(to: mark) }

    /// Where a value begins, to rewind to.
    @inlinable public var mark: Int { json.count }

    // MARK: Lists

    /// Opens the list value of a field; `nested` when it is itself an item of a list.
    @inlinable
    public mutating func beginList(_ step: Step, nested: Bool = false) {
        if !nested { path.push(~step.index) }
        path.push(-1)
        json.write(UInt8(ascii: "["))
    }

    /// Goes to the next item: the comma, and its place in the path.
    @inlinable @inline(__always)
    public mutating func item(_ index: Int) {
        path.replaceLast(Int32(truncatingIfNeeded: index))
        if index > 0 { json.write(UInt8(ascii: ",")) }
        countNodes(1)
    }

    @inlinable
    public mutating func endList(nested: Bool = false) {
        json.write(UInt8(ascii: "]"))
        leaveList(nested: nested)
    }

    /// Leaves a list whose item could not be null; the caller rewinds.
    @inlinable
    public mutating func leaveList(nested: Bool = false) { path.pop(nested ? 1 : 2) }

    // MARK: Leaves

    @inlinable public mutating func null() { json.null() }
    @inlinable public mutating func string(_ value: String) { json.string(value) }
    @inlinable public mutating func id(_ value: ID) { json.string(value.rawValue) }
    @inlinable public mutating func bool(_ value: Bool) { json.bool(value) }

    /// A name that needs no escape: the value of an enum.
    @inlinable
    public mutating func name(_ value: StaticString) {
        json.write(UInt8(ascii: "\""))
        json.write(value)
        json.write(UInt8(ascii: "\""))
    }

    /// An `Int`; false, and an error, beyond 32 bits (spec section 3.5.1).
    @inlinable
    public mutating func int(_ value: Int, _ step: Step) -> Bool {
        guard Int(Int32(truncatingIfNeeded: value)) == value else {
            return fail(step, "Int cannot represent non 32-bit signed integer value: \(value)")
        }
        json.int(Int64(value))
        return true
    }

    /// A `Float`; false, and an error, when it is not finite (spec section 3.5.2).
    @inlinable
    public mutating func double(_ value: Double, _ step: Step) -> Bool {
        guard value.isFinite else { return fail(step, "Float cannot represent non numeric value: \(value)") }
        json.double(value)
        return true
    }

    /// A custom scalar; false, and an error, when it cannot be serialised.
    public mutating func scalar(_ value: some GraphQLScalar, _ step: Step) -> Bool {
        do {
            json.value(try value.serialized())
            return true
        } catch {
            return fail(step, error)
        }
    }

    /// Any JSON value, for sources without types.
    mutating func value(_ value: JSONValue) { json.value(value) }

    // MARK: Errors

    @usableFromInline @inline(never)
    mutating func fail(_ step: Step, _ message: String) -> Bool { fail(step, GraphQLError(message)) }

    /// Records an error at the field that is being written, and answers false.
    mutating func fail(_ step: Step, _ error: any Error) -> Bool {
        run.report(error, at: currentPath(step), step: step.index)
        return false
    }

    /// The path of the field that is being written, or of the item when it is a list's.
    private func currentPath(_ step: Step) -> RawPath {
        let path = path.places
        var elements = rows.path(of: row) + path
        // What is written for a row of a streamed list begins with the list.
        if path.count > 1, path[1] >= 0 { elements[elements.count - path.count + 1] &+= rows.firstItem(of: row) }
        // Inside a list the field itself has been entered already.
        let owner = path.last(where: { $0 < 0 })
        let isInList = (path.last ?? -1) >= 0 && owner == ~step.index
        if !isInList { elements.append(~step.index) }
        return elements
    }

    // MARK: Counting

    var hasExceededNodes: Bool { nodesLeft < 0 }

    /// Counts fields and list items.
    @inlinable @inline(__always)
    mutating func countNodes(_ count: Int) {
        nodesLeft &-= count
        if nodesLeft < 0 { exceedNodes() }
    }

    /// Too many values: nothing of the row is kept, so that a list without end costs time but no memory.
    @usableFromInline @inline(never)
    mutating func exceedNodes() {
        json.rewind(to: rowMark)
        run.reportExceededNodes(at: rows.path(of: row) + path.places)
    }

    // MARK: The end

    /// Starts on another row of a column.
    mutating func begin(row: Int) {
        self.row = row
        rowMark = json.count
        path.removeAll()
    }

    /// Ends writing and hands on the memory.
    consuming func take() -> (start: UnsafeMutableRawPointer, count: Int, capacity: Int) {
        run.nodes.add(nodesAtStart - nodesLeft, ordering: .relaxed)
        return json.take()
    }
}
