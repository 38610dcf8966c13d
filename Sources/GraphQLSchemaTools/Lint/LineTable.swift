import GraphQLLanguage

/// Where the lines of a source text begin, so that many places are found without reading the text again for each.
struct LineTable {
    private let source: Source
    private let starts: [Int]
    /// Unicode scalar values before each block of the text: a whole schema may stand in one line.
    private let scalarsBefore: [Int]

    private static let blockSize = 256

    init(_ source: Source) {
        self.source = source
        var starts = [0]
        var scalarsBefore: [Int] = []
        var scalars = 0
        source.bytes.withUnsafeBufferPointer { bytes in
            for position in bytes.indices {
                if position % Self.blockSize == 0 { scalarsBefore.append(scalars) }
                if bytes[position] & 0xC0 != 0x80 { scalars += 1 }
                let isCarriageReturn =
                    bytes[position] == 0x0D && (position + 1 == bytes.count || bytes[position + 1] != 0x0A)
                if bytes[position] == 0x0A || isCarriageReturn { starts.append(position + 1) }
            }
        }
        scalarsBefore.append(scalars)
        self.starts = starts
        self.scalarsBefore = scalarsBefore
    }

    /// The line, from 1, of a byte offset.
    func line(at offset: UInt32) -> Int {
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= Int(offset) { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// Line and column, both from 1; a column counts Unicode scalar values.
    func location(at offset: UInt32) -> SourceLocation {
        let line = line(at: offset)
        let end = min(Int(offset), source.bytes.count)
        return SourceLocation(
            line: line, column: 1 + scalars(before: end) - scalars(before: min(starts[line - 1], end)))
    }

    private func scalars(before offset: Int) -> Int {
        let block = min(offset / Self.blockSize, scalarsBefore.count - 1)
        let rest = source.bytes[block * Self.blockSize < offset ? block * Self.blockSize..<offset : offset..<offset]
        return rest.reduce(scalarsBefore[block]) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    }
}
