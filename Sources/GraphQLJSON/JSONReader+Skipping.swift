// Stepping over what nobody wants, at the price of looking at it.

extension JSONReader {
    /// Takes a value without building it.
    ///
    /// It must be as well-formed as one that is read, and counts like one; but a key that occurs twice and a number that
    /// is too large are no mistakes in what nobody looks at.
    public mutating func skipValue() throws(JSONError) {
        try countValue()
        switch peek() {
        case UInt8(ascii: "\""): try skipString()
        case UInt8(ascii: "{"): try skipMembers()
        case UInt8(ascii: "["): try readElements { (reader) throws(JSONError) in try reader.skipValue() }
        case UInt8(ascii: "t"): try expect("true")
        case UInt8(ascii: "f"): try expect("false")
        case UInt8(ascii: "n"): try expect("null")
        case .some(UInt8(ascii: "0")...UInt8(ascii: "9")), UInt8(ascii: "-"): try scanNumber()
        default: throw unexpected()
        }
    }

    /// Whether bytes are one JSON text that nests no deeper than `maxDepth`.
    public static func isWellFormed(_ bytes: UnsafeBufferPointer<UInt8>, maxDepth: Int = 64) -> Bool {
        var reader = JSONReader(bytes, maxDepth: maxDepth)
        do throws(JSONError) {
            try reader.skipValue()
            try reader.expectEnd()
            return true
        } catch {
            return false
        }
    }

    private mutating func skipMembers() throws(JSONError) {
        try forEachMember { (reader) throws(JSONError) in
            try reader.skipString()
            try reader.takeColon()
            try reader.skipValue()
        }
    }

    private mutating func skipString() throws(JSONError) {
        guard peek() == UInt8(ascii: "\"") else { throw unexpected("a string") }
        position += 1
        let start = position
        var isASCII = true
        while position < bytes.count {
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: "\""):
                // Escapes are ASCII, so that the text is valid when the bytes between them are.
                let content = UnsafeBufferPointer(rebasing: bytes[start..<position])
                guard isASCII || String(validating: content, as: UTF8.self) != nil else {
                    throw JSONError("Invalid UTF-8 in a string", at: start)
                }
                position += 1
                return
            case UInt8(ascii: "\\"): _ = try readEscape()
            case 0..<0x20: throw JSONError("Control character in a string", at: position)
            default:
                if byte >= 0x80 { isASCII = false }
                position += 1
            }
        }
        throw JSONError("Unterminated string", at: position)
    }
}
