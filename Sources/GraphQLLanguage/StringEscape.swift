/// One escape sequence of a quoted string (spec section 2.9.4): `\n`, `\u00E9`, a surrogate pair, or `\u{1F600}`.
struct StringEscape {
    /// The character that the sequence stands for.
    let scalar: UnicodeScalar
    /// Bytes of the sequence, the backslash included.
    let length: Int

    /// Reads the sequence whose backslash is at `start`.
    static func scan(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) throws(SyntaxError) -> StringEscape {
        let kind = start + 1 < bytes.count ? bytes[start + 1] : 0
        switch kind {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
            return StringEscape(scalar: UnicodeScalar(kind), length: 2)
        case UInt8(ascii: "b"): return StringEscape(scalar: "\u{8}", length: 2)
        case UInt8(ascii: "f"): return StringEscape(scalar: "\u{C}", length: 2)
        case UInt8(ascii: "n"): return StringEscape(scalar: "\n", length: 2)
        case UInt8(ascii: "r"): return StringEscape(scalar: "\r", length: 2)
        case UInt8(ascii: "t"): return StringEscape(scalar: "\t", length: 2)
        case UInt8(ascii: "u"):
            if start + 2 < bytes.count, bytes[start + 2] == UInt8(ascii: "{") { return try braced(bytes, at: start) }
            return try fixed(bytes, at: start)
        default:
            let text = CharacterClass.excerpt(bytes, from: start, scalars: 2)
            throw SyntaxError("Invalid character escape sequence: \"\(text)\".", at: start)
        }
    }

    /// `\u{…}`: any Unicode scalar value in hexadecimal digits.
    private static func braced(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) throws(SyntaxError) -> StringEscape {
        var position = start + 3
        var value: UInt64 = 0
        var digits = 0
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "}") {
                guard digits > 0, let scalar = UnicodeScalar(UInt32(value)) else { break }
                return StringEscape(scalar: scalar, length: position + 1 - start)
            }
            // Leading zeros are free, so the value is bounded rather than the number of digits.
            guard let digit = CharacterClass.hexadecimal(byte) else { break }
            value = value << 4 | UInt64(digit)
            guard value < 0x8000_0000 else { break }
            digits += 1
            position += 1
        }
        throw invalid(bytes, at: start, scalars: position + 1 - start)
    }

    /// `\uXXXX`, or two of them that form a surrogate pair.
    private static func fixed(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) throws(SyntaxError) -> StringEscape {
        guard let code = fourDigits(bytes, at: start + 2) else { throw invalid(bytes, at: start, scalars: 6) }
        if let scalar = UnicodeScalar(code) { return StringEscape(scalar: scalar, length: 6) }
        if code < 0xDC00, start + 7 < bytes.count, bytes[start + 6] == UInt8(ascii: "\\"),
            bytes[start + 7] == UInt8(ascii: "u"), let trail = fourDigits(bytes, at: start + 8),
            (0xDC00...0xDFFF).contains(trail),
            let scalar = UnicodeScalar(0x10000 + (code - 0xD800) << 10 + (trail - 0xDC00))
        {
            return StringEscape(scalar: scalar, length: 12)
        }
        throw invalid(bytes, at: start, scalars: 6)
    }

    private static func fourDigits(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> UInt32? {
        guard start + 4 <= bytes.count else { return nil }
        var value: UInt32 = 0
        for offset in start..<start + 4 {
            guard let digit = CharacterClass.hexadecimal(bytes[offset]) else { return nil }
            value = value << 4 | digit
        }
        return value
    }

    private static func invalid(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int, scalars: Int) -> SyntaxError {
        let text = CharacterClass.excerpt(bytes, from: start, scalars: scalars)
        return SyntaxError("Invalid Unicode escape sequence: \"\(text)\".", at: start)
    }
}
