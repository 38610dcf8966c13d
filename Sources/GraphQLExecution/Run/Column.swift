/// The written values of one field for all rows of a list of parents, or the rows themselves: bytes, and where each
/// ends. A value that was nulled up to the row's own edge has failed.
public final class Column: @unchecked Sendable {
    // Memory and ends are set in `init` and only read afterwards; the last owner frees the memory.
    private let start: UnsafeMutableRawPointer
    /// End offset of each row; the complement of it when the row failed.
    private let ends: [Int]

    init(start: UnsafeMutableRawPointer, ends: [Int]) {
        self.start = start
        self.ends = ends
    }

    deinit { start.deallocate() }

    var count: Int { ends.count }

    func hasFailed(_ row: Int) -> Bool { ends[row] < 0 }

    /// The bytes of a row that has not failed.
    func bytes(_ row: Int) -> UnsafeRawBufferPointer {
        let end = ends[row] < 0 ? ~ends[row] : ends[row]
        let begin = row == 0 ? 0 : (ends[row - 1] < 0 ? ~ends[row - 1] : ends[row - 1])
        return UnsafeRawBufferPointer(start: start + begin, count: end - begin)
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
        var writer = ResponseWriter(run: self, rows: rows, capacity: count > 8 ? 64 * count : 256)
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
        return Column(start: writer.take().start, ends: ends)
    }
}
