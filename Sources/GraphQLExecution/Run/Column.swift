import GraphQLJSON

/// The written values of one field for all rows of a list of parents, or the rows themselves: bytes, and where each
/// ends. A value that was nulled up to the row's own edge has failed.
public final class Column: @unchecked Sendable {
    // Everything is set in `init` and only read afterwards, but for `surround`, which changes a column to which its
    // caller holds the only reference: nobody else can be reading it then. The last owner frees the memory.
    private var start: UnsafeMutableRawPointer
    /// Where the first row begins.
    private var first: Int
    private var capacity: Int
    let count: Int
    /// End offset of the last row; the complement of it when the row failed.
    private var end: Int
    /// The same for each row; empty where the last row is the only one.
    private let ends: [Int]

    /// Bytes kept free before a single row, for the keys and braces that will stand around it.
    static let headroom = 128

    /// Takes ownership of the memory of `ends.count` rows.
    init(start: UnsafeMutableRawPointer, ends: [Int]) {
        self.start = start
        first = 0
        capacity = 0
        count = ends.count
        end = ends.last ?? 0
        self.ends = ends.count == 1 ? [] : ends
    }

    /// Takes ownership of the memory of one row, written up to `end`; the complement of it when the row failed.
    init(start: UnsafeMutableRawPointer, first: Int, capacity: Int, end: Int) {
        self.start = start
        self.first = first
        self.capacity = capacity
        count = 1
        self.end = end
        ends = []
    }

    deinit { start.deallocate() }

    private func end(of row: Int) -> Int { ends.isEmpty ? end : ends[row] }

    func hasFailed(_ row: Int) -> Bool { end(of: row) < 0 }

    /// The bytes of a row that has not failed.
    func bytes(_ row: Int) -> UnsafeRawBufferPointer {
        let end = Self.offset(end(of: row))
        let begin = row == 0 ? first : Self.offset(ends[row - 1])
        return UnsafeRawBufferPointer(start: start + begin, count: end - begin)
    }

    private static func offset(_ end: Int) -> Int { end < 0 ? ~end : end }

    /// Puts something before and after the row of a column of one row, where it lies; false when that cannot be done.
    static func surround(_ column: inout Column, before: UnsafeRawBufferPointer, after: StaticString) -> Bool {
        guard isKnownUniquelyReferenced(&column), column.count == 1, column.end >= 0, column.capacity > 0,
            before.count <= column.first
        else { return false }
        var writer = JSONWriter(resuming: column.start, count: column.end, capacity: column.capacity)
        writer.write(after)
        let memory = writer.take()
        column.start = memory.start
        column.end = memory.count
        column.capacity = memory.capacity
        if let prefix = before.baseAddress {
            column.first -= before.count
            (memory.start + column.first).copyMemory(from: prefix, byteCount: before.count)
        }
        return true
    }
}

extension Column {
    /// One row that failed.
    static func failed() -> Column {
        Column(
            start: UnsafeMutableRawPointer.allocate(byteCount: 1, alignment: 1), first: 0, capacity: 0, end: ~0)
    }
}

extension OperationRun {
    /// Writes `count` rows one after another; `write` answers false when a row failed.
    @inline(__always)
    func writeColumn(
        _ count: Int, _ rows: RowPaths, _ write: (Int, inout ResponseWriter) -> Bool
    ) -> Column {
        if count == 1 { return writeRow(rows) { writer in write(0, &writer) } }
        var writer = ResponseWriter(run: self, rows: rows, capacity: 64 * count)
        var ends: [Int] = []
        ends.reserveCapacity(count)
        for row in 0..<count {
            writer.begin(row: row)
            let mark = writer.mark
            if write(row, &writer), !writer.hasExceededNodes {
                ends.append(writer.mark)
            } else {
                writer.rewind(to: mark)
                ends.append(~mark)
            }
        }
        return Column(start: writer.take().start, ends: ends)
    }

    /// Writes one row, with room to surround it.
    @inline(__always)
    func writeRow(_ rows: RowPaths, _ write: (inout ResponseWriter) -> Bool) -> Column {
        var writer = beginRow(rows)
        let isWritten = write(&writer)
        return endRow(writer, isWritten)
    }

    /// The same in two halves, which need no closure around what is written.
    func beginRow(_ rows: RowPaths) -> ResponseWriter {
        ResponseWriter(run: self, rows: rows, capacity: plan.expectedBytes, headroom: Column.headroom)
    }

    func endRow(_ writer: consuming ResponseWriter, _ isWritten: Bool) -> Column {
        let isWritten = isWritten && !writer.hasExceededNodes
        let memory = writer.take()
        return Column(
            start: memory.start, first: Column.headroom, capacity: memory.capacity,
            end: isWritten ? memory.count : ~Column.headroom)
    }
}
