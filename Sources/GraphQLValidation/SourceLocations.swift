import GraphQLLanguage

/// The locations of many offsets of a source, found in one pass over it.
struct SourceLocations {
    private var lineStarts: [Int] = [0]
    private let source: Source
    private var found: [UInt32: SourceLocation] = [:]

    init(of offsets: [UInt32], in source: Source) {
        self.source = source
        let bytes = source.bytes
        var line = 1
        var column = 1
        var position = 0
        for offset in Set(offsets).sorted() {
            let end = min(Int(offset), bytes.count)
            while position < end {
                let byte = bytes[position]
                let isLineFeed = byte == 0x0A
                // CR before LF ends no line of its own: the LF does.
                let isLoneReturn = byte == 0x0D && !(position + 1 < bytes.count && bytes[position + 1] == 0x0A)
                if isLineFeed || isLoneReturn {
                    line += 1
                    column = 1
                } else if byte & 0xC0 != 0x80 {
                    column += 1
                }
                position += 1
            }
            found[offset] = SourceLocation(line: line, column: column)
        }
    }

    subscript(offset: UInt32) -> SourceLocation { found[offset] ?? SourceLocation(line: 1, column: 1) }
}
