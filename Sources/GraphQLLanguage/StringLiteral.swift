/// Writes a string value as GraphQL source text (spec section 2.9.4).
public enum StringLiteral {
    /// `"…"` with every character escaped that may not stand there or cannot be seen.
    public static func quoted(_ value: String) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(value.utf8.count + 2)
        text.append(UInt8(ascii: "\""))
        for scalar in value.unicodeScalars { appendEscaped(scalar, to: &text) }
        text.append(UInt8(ascii: "\""))
        return String(decoding: text, as: UTF8.self)
    }

    private static func appendEscaped(_ scalar: UnicodeScalar, to text: inout [UInt8]) {
        switch scalar {
        case "\"": text.append(contentsOf: #"\""#.utf8)
        case "\\": text.append(contentsOf: #"\\"#.utf8)
        case "\u{8}": text.append(contentsOf: #"\b"#.utf8)
        case "\u{C}": text.append(contentsOf: #"\f"#.utf8)
        case "\n": text.append(contentsOf: #"\n"#.utf8)
        case "\r": text.append(contentsOf: #"\r"#.utf8)
        case "\t": text.append(contentsOf: #"\t"#.utf8)
        case "\0"..<" ", "\u{7F}"..."\u{9F}":
            let digits = String(scalar.value, radix: 16, uppercase: true)
            text.append(contentsOf: "\\u".utf8)
            text.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count))
            text.append(contentsOf: digits.utf8)
        default: text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
    }

    /// `"""…"""`, without indentation after its line breaks; see `canBeBlock(_:)` for the values it can express.
    public static func block(_ value: String) -> String {
        let escaped = escapeTripleQuotes(value)
        let lines = escaped.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let startsIndented = isIndentation(escaped.utf8.first)
        // Where every further line is indented, only a first line of their own keeps them from being dedented with it.
        let needsLeadingBreak =
            lines.count > 1 && lines.dropFirst().allSatisfy { $0.isEmpty || isIndentation($0.first) }
        let endsInTripleQuotes = escaped.utf8.suffix(4).elementsEqual(#"\""""#.utf8)
        // A quote or a backslash would run into the closing quotes.
        let needsTrailingBreak =
            value.utf8.last == UInt8(ascii: "\\") || (value.utf8.last == UInt8(ascii: "\"") && !endsInTripleQuotes)
        // As the reference implementation counts: in UTF-16 code units.
        let readsBetterOnLines =
            lines.count > 1 || value.utf16.count > 70 || needsTrailingBreak || endsInTripleQuotes
        // A break before a lone indented line would make its indentation common, and so drop it.
        let keepsFirstLine = lines.count == 1 && startsIndented
        let leading = (readsBetterOnLines && !keepsFirstLine) || needsLeadingBreak ? "\n" : ""
        let trailing = readsBetterOnLines ? "\n" : ""
        return "\"\"\"" + leading + escaped + trailing + "\"\"\""
    }

    /// Whether a block string can express a value: it reads back as it was and contains only visible characters.
    public static func canBeBlock(_ value: String) -> Bool {
        let isVisible = value.utf8.allSatisfy { $0 >= 0x20 || $0 == 0x09 || $0 == 0x0A }
        guard isVisible else { return false }
        let text = Array(block(value).utf8)
        return text.withUnsafeBufferPointer { BlockString.cook($0, 0..<$0.count).utf8.elementsEqual(value.utf8) }
    }

    private static func isIndentation(_ byte: UInt8?) -> Bool { byte == 0x20 || byte == 0x09 }

    private static func escapeTripleQuotes(_ value: String) -> String {
        var escaped: [UInt8] = []
        escaped.reserveCapacity(value.utf8.count)
        var quotes = 0
        for byte in value.utf8 {
            escaped.append(byte)
            quotes = byte == UInt8(ascii: "\"") ? quotes + 1 : 0
            if quotes == 3 {
                escaped.insert(UInt8(ascii: "\\"), at: escaped.count - 3)
                quotes = 0
            }
        }
        return String(decoding: escaped, as: UTF8.self)
    }
}
