import GraphQLLanguage

/// The lines and columns of many places, found in one pass over each source text.
struct SourceLocations {
    private var found: [ObjectIdentifier: [UInt32: SourceLocation]] = [:]

    init(_ origins: some Sequence<SourceOrigin>) {
        var sources: [ObjectIdentifier: (source: Source, offsets: Set<UInt32>)] = [:]
        for origin in origins {
            sources[ObjectIdentifier(origin.source), default: (origin.source, [])].offsets.insert(origin.range.start)
        }
        for (key, value) in sources { found[key] = Self.locations(value.offsets.sorted(), in: value.source) }
    }

    subscript(origin: SourceOrigin) -> SourceLocation {
        found[ObjectIdentifier(origin.source)]?[origin.range.start] ?? origin.location
    }

    private static func locations(_ offsets: [UInt32], in source: Source) -> [UInt32: SourceLocation] {
        var result: [UInt32: SourceLocation] = [:]
        result.reserveCapacity(offsets.count)
        source.bytes.withUnsafeBufferPointer { bytes in
            var (line, column, position) = (1, 1, 0)
            for offset in offsets {
                let end = min(Int(offset), bytes.count)
                while position < end {
                    let byte = bytes[position]
                    if byte == 0x0A || (byte == 0x0D && (position + 1 == bytes.count || bytes[position + 1] != 0x0A)) {
                        (line, column) = (line + 1, 1)
                    } else if byte != 0x0D, byte & 0xC0 != 0x80 {
                        column += 1
                    }
                    position += 1
                }
                result[offset] = SourceLocation(line: line, column: column)
            }
        }
        return result
    }
}
