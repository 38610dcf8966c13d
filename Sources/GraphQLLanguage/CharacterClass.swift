/// The character classes of the lexical grammar (spec appendix B.1), and how errors show a character.
enum CharacterClass {
    @inline(__always)
    static func isNameStart(_ byte: UInt8) -> Bool {
        let lowered = byte | 0x20
        return (lowered >= UInt8(ascii: "a") && lowered <= UInt8(ascii: "z")) || byte == UInt8(ascii: "_")
    }

    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    @inline(__always)
    static func isNameContinue(_ byte: UInt8) -> Bool { isNameStart(byte) || isDigit(byte) }

    /// The value of a hexadecimal digit, or nil.
    static func hexadecimal(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }

    /// The character at an offset, quoted when it is printable ASCII, else as `U+XXXX`; `<EOF>` past the end.
    static func describe(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> String {
        guard offset < bytes.count else { return "<EOF>" }
        let first = bytes[offset]
        if first == UInt8(ascii: "\"") { return "'\"'" }
        if first >= 0x20, first < 0x7F { return "\"\(Character(UnicodeScalar(first)))\"" }
        let scalar = String(decoding: bytes[offset..<min(offset + 4, bytes.count)], as: UTF8.self).unicodeScalars.first
        let digits = String(scalar?.value ?? 0xFFFD, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// At most that many characters of the source text from an offset on.
    static func excerpt(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, scalars: Int) -> String {
        var end = start
        for _ in 0..<scalars where end < bytes.count {
            repeat { end += 1 } while end < bytes.count && bytes[end] & 0xC0 == 0x80
        }
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }
}
