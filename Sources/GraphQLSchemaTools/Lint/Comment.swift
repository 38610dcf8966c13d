import GraphQLLanguage

/// A comment of a source text (spec section 2.1.4), which the syntax tree does not keep.
struct Comment {
    /// Without the `#`.
    let text: String
    /// From 1.
    let line: Int
    /// Whether nothing stands before it in its line.
    let isAlone: Bool

    /// The comments of a text that the parser has accepted, in their order.
    static func all(in source: Source) -> [Comment] {
        source.bytes.withUnsafeBufferPointer { bytes in
            var scanner = CommentScanner(bytes: bytes)
            return scanner.scan()
        }
    }
}

private struct CommentScanner {
    let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    private var line = 1
    private var isAtLineStart = true
    private var found: [Comment] = []

    init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func scan() -> [Comment] {
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "#"): skipComment()
            case UInt8(ascii: "\""): skipString()
            case 0x20, 0x09, UInt8(ascii: ","): position += 1
            case 0x0A, 0x0D: skipLineEnd()
            default:
                isAtLineStart = false
                position += 1
            }
        }
        return found
    }

    private mutating func skipComment() {
        let start = position + 1
        while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D { position += 1 }
        let text = String(decoding: bytes[min(start, position)..<position], as: UTF8.self)
        found.append(Comment(text: text, line: line, isAlone: isAtLineStart))
    }

    private mutating func skipLineEnd() {
        if bytes[position] == 0x0D, byte(position + 1) == 0x0A { position += 1 }
        position += 1
        line += 1
        isAtLineStart = true
    }

    private mutating func skipString() {
        isAtLineStart = false
        guard isTripleQuote(position) else { return skipQuoted() }
        position += 3
        while position < bytes.count, !isTripleQuote(position) {
            if bytes[position] == UInt8(ascii: "\\"), isTripleQuote(position + 1) {
                position += 4
            } else if bytes[position] == 0x0A || bytes[position] == 0x0D {
                skipLineEnd()
            } else {
                position += 1
            }
        }
        isAtLineStart = false
        position += 3
    }

    private mutating func skipQuoted() {
        position += 1
        while position < bytes.count, bytes[position] != UInt8(ascii: "\""), bytes[position] != 0x0A,
            bytes[position] != 0x0D
        {
            position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
        }
        if byte(position) == UInt8(ascii: "\"") { position += 1 }
    }

    private func isTripleQuote(_ offset: Int) -> Bool {
        byte(offset) == 0x22 && byte(offset + 1) == 0x22 && byte(offset + 2) == 0x22
    }

    private func byte(_ offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }
}
