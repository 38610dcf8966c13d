/// Splits UTF-8 source bytes into tokens (spec section 2.1), one at a time and without allocating.
///
/// The bytes must be valid UTF-8. Every read is checked against the end of the buffer.
struct Lexer {
    let bytes: UnsafeBufferPointer<UInt8>
    private(set) var position = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// The byte at an offset, or 0 past the end; no rule of the grammar looks for a NUL.
    @inline(__always)
    private func byte(_ offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }

    /// The next token after whitespace, commas, comments and byte order marks.
    mutating func next() throws(SyntaxError) -> Token {
        skipIgnored()
        let start = position
        guard start < bytes.count else { return token(.endOfFile, from: start) }
        let first = bytes[start]
        if CharacterClass.isNameStart(first) { return name(from: start) }
        position += 1
        switch first {
        case UInt8(ascii: "!"): return token(.bang, from: start)
        case UInt8(ascii: "$"): return token(.dollar, from: start)
        case UInt8(ascii: "&"): return token(.ampersand, from: start)
        case UInt8(ascii: "("): return token(.leftParenthesis, from: start)
        case UInt8(ascii: ")"): return token(.rightParenthesis, from: start)
        case UInt8(ascii: ":"): return token(.colon, from: start)
        case UInt8(ascii: "="): return token(.equals, from: start)
        case UInt8(ascii: "@"): return token(.at, from: start)
        case UInt8(ascii: "["): return token(.leftBracket, from: start)
        case UInt8(ascii: "]"): return token(.rightBracket, from: start)
        case UInt8(ascii: "{"): return token(.leftBrace, from: start)
        case UInt8(ascii: "|"): return token(.pipe, from: start)
        case UInt8(ascii: "}"): return token(.rightBrace, from: start)
        case UInt8(ascii: "."):
            if byte(start + 1) == UInt8(ascii: "."), byte(start + 2) == UInt8(ascii: ".") {
                position = start + 3
                return token(.spread, from: start)
            }
        case UInt8(ascii: "\""):
            if byte(start + 1) == UInt8(ascii: "\""), byte(start + 2) == UInt8(ascii: "\"") {
                return try blockString(from: start)
            }
            return try string(from: start)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return try number(from: start)
        case UInt8(ascii: "'"):
            throw SyntaxError(
                "Unexpected single quote character ('), did you mean to use a double quote (\")?", at: start)
        default:
            break
        }
        throw SyntaxError("Unexpected character: \(describeCharacter(at: start)).", at: start)
    }

    @inline(__always)
    private func token(_ kind: Token.Kind, from start: Int) -> Token {
        Token(kind: kind, start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: position))
    }

    private mutating func skipIgnored() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ","):
                position += 1
            case UInt8(ascii: "#"):
                while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D { position += 1 }
            case 0xEF where byte(position + 1) == 0xBB && byte(position + 2) == 0xBF:
                position += 3
            default:
                return
            }
        }
    }

    private mutating func name(from start: Int) -> Token {
        var hash = NameHash()
        while position < bytes.count, CharacterClass.isNameContinue(bytes[position]) {
            hash.combine(bytes[position])
            position += 1
        }
        var result = token(.name, from: start)
        result.hash = hash.value
        return result
    }

    // MARK: Numbers (spec sections 2.9.1 and 2.9.2)

    private mutating func number(from start: Int) throws(SyntaxError) -> Token {
        position = start
        var isFloat = false
        if byte(position) == UInt8(ascii: "-") { position += 1 }
        if byte(position) == UInt8(ascii: "0") {
            position += 1
            if CharacterClass.isDigit(byte(position)) {
                throw SyntaxError(
                    "Invalid number, unexpected digit after 0: \(describeCharacter(at: position)).", at: position)
            }
        } else {
            try digits()
        }
        if byte(position) == UInt8(ascii: ".") {
            isFloat = true
            position += 1
            try digits()
        }
        if byte(position) | 0x20 == UInt8(ascii: "e") {
            isFloat = true
            position += 1
            if byte(position) == UInt8(ascii: "+") || byte(position) == UInt8(ascii: "-") { position += 1 }
            try digits()
        }
        // A number must not run into a name or a further dot.
        if byte(position) == UInt8(ascii: ".") || CharacterClass.isNameStart(byte(position)) {
            throw SyntaxError(
                "Invalid number, expected digit but got: \(describeCharacter(at: position)).", at: position)
        }
        return token(isFloat ? .float : .int, from: start)
    }

    private mutating func digits() throws(SyntaxError) {
        guard CharacterClass.isDigit(byte(position)) else {
            throw SyntaxError(
                "Invalid number, expected digit but got: \(describeCharacter(at: position)).", at: position)
        }
        while CharacterClass.isDigit(byte(position)) { position += 1 }
    }

    // MARK: Strings (spec section 2.9.4)

    private mutating func string(from start: Int) throws(SyntaxError) -> Token {
        var hasEscapes = false
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                position += 1
                var result = token(.string, from: start)
                result.hasEscapes = hasEscapes
                return result
            case UInt8(ascii: "\\"):
                hasEscapes = true
                position += try StringEscape.scan(bytes, at: position).length
            case 0x0A, 0x0D:
                throw SyntaxError("Unterminated string.", at: position)
            default:
                position += 1
            }
        }
        throw SyntaxError("Unterminated string.", at: position)
    }

    private mutating func blockString(from start: Int) throws(SyntaxError) -> Token {
        position = start + 3
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "\""), byte(position + 1) == UInt8(ascii: "\""),
                byte(position + 2) == UInt8(ascii: "\"")
            {
                position += 3
                return token(.blockString, from: start)
            }
            let isEscapedQuotes =
                bytes[position] == UInt8(ascii: "\\") && byte(position + 1) == UInt8(ascii: "\"")
                && byte(position + 2) == UInt8(ascii: "\"") && byte(position + 3) == UInt8(ascii: "\"")
            position += isEscapedQuotes ? 4 : 1
        }
        throw SyntaxError("Unterminated string.", at: position)
    }

    /// How an error shows the character at an offset: quoted when printable ASCII, else as its code point.
    private func describeCharacter(at offset: Int) -> String { CharacterClass.describe(bytes, at: offset) }
}
