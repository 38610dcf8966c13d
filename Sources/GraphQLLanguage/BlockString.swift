/// The semantics of block strings (spec section 2.9.4, BlockStringValue).
enum BlockString {
    /// The value of a block string whose token, triple quotes included, is `range`.
    static func cook(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> String {
        let inner = (range.lowerBound + 3)..<max(range.lowerBound + 3, range.upperBound - 3)
        let lines = dedent(split(bytes, inner))
        return String(decoding: Array(lines.joined(separator: [UInt8(ascii: "\n")])), as: UTF8.self)
    }

    /// The raw lines, with `\"""` unescaped.
    private static func split(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        var line: [UInt8] = []
        var position = range.lowerBound
        while position < range.upperBound {
            let byte = bytes[position]
            if byte == 0x0D || byte == 0x0A {
                if byte == 0x0D, position + 1 < range.upperBound, bytes[position + 1] == 0x0A { position += 1 }
                lines.append(line)
                line = []
            } else if byte == UInt8(ascii: "\\"), position + 3 < range.upperBound,
                bytes[position + 1...position + 3].allSatisfy({ $0 == UInt8(ascii: "\"") })
            {
                line.append(contentsOf: repeatElement(UInt8(ascii: "\""), count: 3))
                position += 3
            } else {
                line.append(byte)
            }
            position += 1
        }
        lines.append(line)
        return lines
    }

    /// Removes the common indentation of all lines but the first, and blank lines at both ends.
    private static func dedent(_ lines: [[UInt8]]) -> ArraySlice<[UInt8]> {
        var commonIndent = Int.max
        for line in lines.dropFirst() {
            let indent = leadingWhitespace(line)
            if indent < line.count { commonIndent = min(commonIndent, indent) }
        }
        var result = lines
        if commonIndent != .max {
            for position in result.indices.dropFirst() {
                result[position].removeFirst(min(commonIndent, result[position].count))
            }
        }
        let isBlank = { (line: [UInt8]) in leadingWhitespace(line) == line.count }
        guard let first = result.firstIndex(where: { !isBlank($0) }),
            let last = result.lastIndex(where: { !isBlank($0) })
        else { return [] }
        return result[first...last]
    }

    private static func leadingWhitespace(_ line: [UInt8]) -> Int {
        line.prefix { $0 == 0x20 || $0 == 0x09 }.count
    }
}
