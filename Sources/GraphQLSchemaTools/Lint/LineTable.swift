import GraphQLLanguage

/// Where the lines of a source text begin, so that many places are found without reading the text again for each.
struct LineTable {
    private let source: Source
    private let starts: [Int]

    init(_ source: Source) {
        self.source = source
        var starts = [0]
        source.bytes.withUnsafeBufferPointer { bytes in
            for position in bytes.indices {
                let isCarriageReturn =
                    bytes[position] == 0x0D && (position + 1 == bytes.count || bytes[position + 1] != 0x0A)
                if bytes[position] == 0x0A || isCarriageReturn { starts.append(position + 1) }
            }
        }
        self.starts = starts
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
        let before = source.bytes[min(starts[line - 1], end)..<end]
        return SourceLocation(line: line, column: 1 + before.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 })
    }
}
