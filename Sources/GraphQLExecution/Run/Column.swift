import GraphQLJSON
import Synchronization

/// The written values of one field for all rows of a list of parents, or the rows themselves: bytes, and where each
/// ends. A value that was nulled up to the row's own edge has failed.
public final class Column: @unchecked Sendable {
    // Memory and ends are set in `init` and only read afterwards. `takeSingleRow` hands the memory on once, which the
    // atomic flag decides, to a caller who is the column's only reader; the last owner frees it.
    private let start: UnsafeMutableRawPointer
    /// Where the first row begins.
    private let first: Int
    private let capacity: Int
    /// End offset of each row; the complement of it when the row failed.
    private let ends: [Int]
    private let isTaken = Atomic<Bool>(false)

    /// Bytes kept free before a single row, for the keys and braces that will stand around it.
    static let headroom = 128

    init(start: UnsafeMutableRawPointer, first: Int = 0, capacity: Int = 0, ends: [Int]) {
        self.start = start
        self.first = first
        self.capacity = capacity
        self.ends = ends
    }

    deinit {
        if !isTaken.load(ordering: .acquiring) { start.deallocate() }
    }

    var count: Int { ends.count }

    func hasFailed(_ row: Int) -> Bool { ends[row] < 0 }

    /// The bytes of a row that has not failed.
    func bytes(_ row: Int) -> UnsafeRawBufferPointer {
        let end = ends[row] < 0 ? ~ends[row] : ends[row]
        let begin = row == 0 ? first : (ends[row - 1] < 0 ? ~ends[row - 1] : ends[row - 1])
        return UnsafeRawBufferPointer(start: start + begin, count: end - begin)
    }

    /// Takes the memory of a column of one row to put something before and after it without copying; nil when it
    /// cannot be had.
    ///
    /// Whoever calls this must not read the column again.
    func takeSingleRow(
        before: UnsafeRawBufferPointer, after: StaticString
    ) -> (start: UnsafeMutableRawPointer, first: Int, end: Int, capacity: Int)? {
        guard ends.count == 1, ends[0] >= 0, before.count <= first, let prefix = before.baseAddress,
            !isTaken.exchange(true, ordering: .acquiringAndReleasing)
        else { return nil }
        var writer = JSONWriter(resuming: start, count: ends[0], capacity: capacity)
        writer.write(after)
        let memory = writer.take()
        let begin = first - before.count
        (memory.start + begin).copyMemory(from: prefix, byteCount: before.count)
        return (memory.start, begin, memory.count, memory.capacity)
    }
}

extension Column {
    /// One row that failed.
    static func failed() -> Column {
        Column(start: UnsafeMutableRawPointer.allocate(byteCount: 1, alignment: 1), ends: [~0])
    }
}

extension OperationRun {
    /// Writes `count` rows one after another; `write` answers false when a row failed.
    @inline(__always)
    func writeColumn(
        _ count: Int, _ rows: RowPaths, _ write: (Int, inout ResponseWriter) -> Bool
    ) -> Column {
        let isSingle = count == 1
        var writer = ResponseWriter(
            run: self, rows: rows, capacity: isSingle ? plan.expectedBytes : 64 * count,
            headroom: isSingle ? Column.headroom : 0)
        var ends: [Int] = []
        ends.reserveCapacity(count)
        for row in 0..<count {
            writer.begin(row: row)
            let mark = writer.mark
            if write(row, &writer) {
                ends.append(writer.mark)
            } else {
                writer.rewind(to: mark)
                ends.append(~mark)
            }
        }
        let memory = writer.take()
        return Column(
            start: memory.start, first: isSingle ? Column.headroom : 0, capacity: memory.capacity, ends: ends)
    }
}
