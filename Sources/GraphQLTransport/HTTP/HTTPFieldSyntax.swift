/// The character classes of HTTP fields (RFC 9110 section 5.6).
enum HTTPFieldSyntax {
    private static let tokenLow: UInt64 = mask("!#$%&'*+-.0123456789", from: 0)
    private static let tokenHigh: UInt64 = mask(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ^_`abcdefghijklmnopqrstuvwxyz|~", from: 64)

    private static func mask(_ characters: String, from base: UInt8) -> UInt64 {
        characters.utf8.reduce(0) { $0 | 1 << UInt64($1 - base) }
    }

    /// `tchar`: what field names, methods and protocol names are made of.
    static func isToken(_ byte: UInt8) -> Bool {
        if byte < 64 { return tokenLow >> UInt64(byte) & 1 == 1 }
        if byte < 128 { return tokenHigh >> UInt64(byte - 64) & 1 == 1 }
        return false
    }

    /// What a field value may hold: visible characters, space, tab and bytes above ASCII.
    static func isValue(_ byte: UInt8) -> Bool { byte >= 0x20 && byte != 0x7F || byte == 0x09 }

    static func isWhitespace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    /// Whether ASCII bytes spell `lowercase`, whatever their case.
    static func equals(_ bytes: UnsafeRawBufferPointer, _ lowercase: StaticString) -> Bool {
        guard bytes.count == lowercase.utf8CodeUnitCount else { return false }
        let expected = lowercase.utf8Start
        for index in 0..<bytes.count {
            var byte = bytes[index]
            if byte &- 0x41 < 26 { byte |= 0x20 }
            if byte != expected[index] { return false }
        }
        return true
    }

    /// `bytes` without the spaces and tabs around them.
    static func trimmed(_ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        var start = 0
        var end = bytes.count
        while start < end, isWhitespace(bytes[start]) { start += 1 }
        while end > start, isWhitespace(bytes[end - 1]) { end -= 1 }
        return UnsafeRawBufferPointer(rebasing: bytes[start..<end])
    }

    /// Calls `body` with each element of a comma-separated list, without the spaces around it; empty ones are skipped.
    /// Commas in quoted strings do not separate.
    static func forEachElement(
        of list: UnsafeRawBufferPointer, separator: UInt8 = UInt8(ascii: ","),
        _ body: (UnsafeRawBufferPointer) -> Void
    ) {
        var start = 0
        var index = 0
        var isQuoted = false
        while index <= list.count {
            if index == list.count || (list[index] == separator && !isQuoted) {
                let element = trimmed(UnsafeRawBufferPointer(rebasing: list[start..<index]))
                if !element.isEmpty { body(element) }
                start = index + 1
            } else if list[index] == UInt8(ascii: "\"") {
                isQuoted.toggle()
            } else if isQuoted, list[index] == UInt8(ascii: "\\"), index + 1 < list.count {
                index += 1
            }
            index += 1
        }
    }
}
