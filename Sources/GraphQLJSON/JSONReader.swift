/// Why a text is not acceptable JSON, and at which byte.
public struct JSONError: Error, Sendable, Hashable {
    public let message: String
    /// Offset of the byte at fault, from 0.
    public let offset: Int

    public init(_ message: String, at offset: Int) {
        self.message = message
        self.offset = offset
    }

    /// A key that stands in an object twice; a long one is shown by its beginning.
    public static func duplicate(_ key: String, at offset: Int) -> JSONError {
        let shown = String(String.UnicodeScalarView(key.unicodeScalars.prefix(64)))
        return JSONError("The key \"\(shown)\(shown == key ? "" : "…")\" occurs twice", at: offset)
    }
}

extension JSONValue {
    /// Reads one JSON text (RFC 8259) strictly: UTF-8 only, nothing after the value, no key twice in an object, no
    /// nesting beyond `maxDepth`.
    public static func parse(_ bytes: UnsafeBufferPointer<UInt8>, maxDepth: Int = 64) throws(JSONError) -> JSONValue {
        var reader = JSONReader(bytes, maxDepth: maxDepth)
        let value = try reader.readValue()
        try reader.expectEnd()
        return value
    }

    public static func parse(_ bytes: [UInt8], maxDepth: Int = 64) throws(JSONError) -> JSONValue {
        let result = bytes.withUnsafeBufferPointer { buffer -> Result<JSONValue, JSONError> in
            do throws(JSONError) { return .success(try parse(buffer, maxDepth: maxDepth)) } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    public static func parse(_ text: String, maxDepth: Int = 64) throws(JSONError) -> JSONValue {
        try parse(Array(text.utf8), maxDepth: maxDepth)
    }
}

/// A cursor over JSON bytes. Recursion is bounded by `maxDepth`; every read is checked against the end.
///
/// This file holds what reads values; `+Skipping` steps over those that nobody wants.
public struct JSONReader {
    let bytes: UnsafeBufferPointer<UInt8>
    public internal(set) var position = 0
    private var depth = 0
    private let maxDepth: Int
    private let maxValues: Int
    private var valuesLeft: Int

    /// `maxValues`: values of all kinds that the text may hold together.
    public init(_ bytes: UnsafeBufferPointer<UInt8>, maxDepth: Int = 64, maxValues: Int = .max) {
        self.bytes = bytes
        self.maxDepth = maxDepth
        self.maxValues = maxValues
        valuesLeft = maxValues
    }

    /// The next byte that is no whitespace, without taking it; nil at the end.
    public mutating func peek() -> UInt8? {
        while position < bytes.count {
            let byte = bytes[position]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
            position += 1
        }
        return nil
    }

    public mutating func expectEnd() throws(JSONError) {
        if peek() != nil { throw unexpected() }
    }

    public mutating func readValue() throws(JSONError) -> JSONValue {
        try countValue()
        switch peek() {
        case UInt8(ascii: "\""): return .string(try readString())
        case UInt8(ascii: "{"): return .object(try readObject())
        case UInt8(ascii: "["): return .array(try readArray())
        case UInt8(ascii: "t"):
            try expect("true")
            return .bool(true)
        case UInt8(ascii: "f"):
            try expect("false")
            return .bool(false)
        case UInt8(ascii: "n"):
            try expect("null")
            return .null
        case .some(UInt8(ascii: "0")...UInt8(ascii: "9")), UInt8(ascii: "-"): return try readNumber()
        default: throw unexpected()
        }
    }

    mutating func countValue() throws(JSONError) {
        valuesLeft &-= 1
        guard valuesLeft >= 0 else { throw JSONError("More than \(maxValues) values", at: position) }
    }

    // MARK: Objects and arrays

    /// Reads an object member by member: `body` gets each key and must read its value.
    public mutating func readMembers(
        _ body: (inout JSONReader, String, Int) throws(JSONError) -> Void
    ) throws(JSONError) {
        try forEachMember { (reader) throws(JSONError) in
            let keyOffset = reader.position
            let key = try reader.readString()
            try reader.takeColon()
            try body(&reader, key, keyOffset)
        }
    }

    /// Reads an object: `body` must take the key, the colon and the value of each member.
    mutating func forEachMember(
        _ body: (inout JSONReader) throws(JSONError) -> Void
    ) throws(JSONError) {
        try enter(UInt8(ascii: "{"), "an object")
        defer { depth -= 1 }
        if peek() == UInt8(ascii: "}") {
            position += 1
            return
        }
        while true {
            guard peek() == UInt8(ascii: "\"") else { throw unexpected("a string as key") }
            try body(&self)
            switch peek() {
            case UInt8(ascii: ","): position += 1
            case UInt8(ascii: "}"):
                position += 1
                return
            default: throw unexpected("',' or '}'")
            }
        }
    }

    mutating func takeColon() throws(JSONError) {
        guard peek() == UInt8(ascii: ":") else { throw unexpected("':'") }
        position += 1
    }

    public mutating func readObject() throws(JSONError) -> JSONObject {
        var object = JSONObject()
        try readMembers { (reader, key, offset) throws(JSONError) in
            if object.contains(key) { throw .duplicate(key, at: offset) }
            object.append(key, try reader.readValue())
        }
        return object
    }

    /// Reads an array element by element: `body` must read each.
    public mutating func readElements(
        _ body: (inout JSONReader) throws(JSONError) -> Void
    ) throws(JSONError) {
        try enter(UInt8(ascii: "["), "an array")
        defer { depth -= 1 }
        if peek() == UInt8(ascii: "]") {
            position += 1
            return
        }
        while true {
            try body(&self)
            switch peek() {
            case UInt8(ascii: ","): position += 1
            case UInt8(ascii: "]"):
                position += 1
                return
            default: throw unexpected("',' or ']'")
            }
        }
    }

    private mutating func readArray() throws(JSONError) -> [JSONValue] {
        var items: [JSONValue] = []
        try readElements { (reader) throws(JSONError) in items.append(try reader.readValue()) }
        return items
    }

    private mutating func enter(_ open: UInt8, _ what: String) throws(JSONError) {
        guard peek() == open else { throw unexpected(what) }
        depth += 1
        guard depth <= maxDepth else { throw JSONError("Nested more than \(maxDepth) levels deep", at: position) }
        position += 1
    }

    // MARK: Strings

    public mutating func readString() throws(JSONError) -> String {
        let range = try scanString()
        if let range {
            guard let text = String(validating: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self) else {
                throw JSONError("Invalid UTF-8 in a string", at: range.lowerBound)
            }
            return text
        }
        let start = position
        let cooked = try readEscapedString()
        guard let text = String(validating: cooked, as: UTF8.self) else {
            throw JSONError("Invalid UTF-8 in a string", at: start)
        }
        return text
    }

    /// Reads a string as its UTF-8 bytes, which are checked; spares the `String` where only bytes are wanted.
    public mutating func readStringBytes() throws(JSONError) -> [UInt8] {
        if let range = try scanString() {
            let slice = UnsafeBufferPointer(rebasing: bytes[range])
            if !slice.allSatisfy({ $0 < 0x80 }), String(validating: slice, as: UTF8.self) == nil {
                throw JSONError("Invalid UTF-8 in a string", at: range.lowerBound)
            }
            return Array(slice)
        }
        let start = position
        let cooked = try readEscapedString()
        if String(validating: cooked, as: UTF8.self) == nil { throw JSONError("Invalid UTF-8 in a string", at: start) }
        return cooked
    }

    /// Takes a string without escapes and gives the range of its content; nil, and nothing taken, when it has escapes.
    mutating func scanString() throws(JSONError) -> Range<Int>? {
        guard peek() == UInt8(ascii: "\"") else { throw unexpected("a string") }
        var end = position + 1
        while end < bytes.count {
            let byte = bytes[end]
            if byte == UInt8(ascii: "\"") {
                let range = position + 1..<end
                position = end + 1
                return range
            }
            if byte == UInt8(ascii: "\\") { return nil }
            if byte < 0x20 { throw JSONError("Control character in a string", at: end) }
            end += 1
        }
        throw JSONError("Unterminated string", at: end)
    }

    private mutating func readEscapedString() throws(JSONError) -> [UInt8] {
        var result: [UInt8] = []
        position += 1
        while position < bytes.count {
            let byte = bytes[position]
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return result
            case UInt8(ascii: "\\"):
                let scalar = try readEscape()
                if scalar.isASCII {
                    result.append(UInt8(truncatingIfNeeded: scalar.value))
                } else {
                    result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
                }
            case 0..<0x20:
                throw JSONError("Control character in a string", at: position)
            default:
                let start = position
                while position < bytes.count, !Self.endsRun(bytes[position]) { position += 1 }
                result.append(contentsOf: bytes[start..<position])
            }
        }
        throw JSONError("Unterminated string", at: position)
    }

    /// Whether a byte of a string does not stand for itself.
    static func endsRun(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20
    }

    mutating func readEscape() throws(JSONError) -> UnicodeScalar {
        let start = position
        guard position + 1 < bytes.count else { throw JSONError("Unterminated string", at: position) }
        let kind = bytes[position + 1]
        position += 2
        switch kind {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return UnicodeScalar(kind)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): break
        default: throw JSONError("Unknown escape sequence", at: start)
        }
        let lead = try readFourDigits()
        if let scalar = UnicodeScalar(lead) { return scalar }
        guard lead < 0xDC00, position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
            bytes[position + 1] == UInt8(ascii: "u")
        else { throw JSONError("Lone surrogate in a string", at: start) }
        position += 2
        let trail = try readFourDigits()
        guard (0xDC00...0xDFFF).contains(trail),
            let scalar = UnicodeScalar(0x10000 + ((lead - 0xD800) << 10) + (trail - 0xDC00))
        else { throw JSONError("Lone surrogate in a string", at: start) }
        return scalar
    }

    private mutating func readFourDigits() throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            let byte = position < bytes.count ? bytes[position] : 0
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
            default: throw JSONError("Four hexadecimal digits are expected after \\u", at: position)
            }
            value = value << 4 | UInt32(digit)
            position += 1
        }
        return value
    }

    // MARK: Numbers and literals

    private mutating func readNumber() throws(JSONError) -> JSONValue {
        let start = position
        if let digits = try scanNumber(), let value = integer(digits, isNegative: digits.lowerBound > start) {
            return .int(value)
        }
        guard let value = Double(String(decoding: bytes[start..<position], as: UTF8.self)), value.isFinite else {
            throw JSONError("The number is too large", at: start)
        }
        return .double(value)
    }

    /// Takes a number and gives the range of its digits, nil when it has a fraction or an exponent.
    @discardableResult
    mutating func scanNumber() throws(JSONError) -> Range<Int>? {
        if bytes[position] == UInt8(ascii: "-") { position += 1 }
        let digitsStart = position
        try skipDigits()
        let digits = digitsStart..<position
        if digits.count > 1, bytes[digitsStart] == UInt8(ascii: "0") {
            throw JSONError("A number has no leading zero", at: digitsStart)
        }
        var isInteger = true
        if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
            isInteger = false
            position += 1
            try skipDigits()
        }
        if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
            isInteger = false
            position += 1
            if position < bytes.count, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") {
                position += 1
            }
            try skipDigits()
        }
        return isInteger ? digits : nil
    }

    private func integer(_ digits: Range<Int>, isNegative: Bool) -> Int64? {
        var value: Int64 = 0
        for offset in digits {
            let digit = Int64(bytes[offset] - UInt8(ascii: "0"))
            let (product, overflowed) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflowedAgain) =
                isNegative ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
            if overflowed || overflowedAgain { return nil }
            value = sum
        }
        // Minus zero exists only as a floating-point number.
        return isNegative && value == 0 ? nil : value
    }

    private mutating func skipDigits() throws(JSONError) {
        let start = position
        while position < bytes.count, bytes[position] >= UInt8(ascii: "0"), bytes[position] <= UInt8(ascii: "9") {
            position += 1
        }
        if position == start { throw unexpected("a digit") }
    }

    mutating func expect(_ literal: StaticString) throws(JSONError) {
        for offset in 0..<literal.utf8CodeUnitCount {
            guard position + offset < bytes.count, bytes[position + offset] == literal.utf8Start[offset] else {
                throw unexpected()
            }
        }
        position += literal.utf8CodeUnitCount
    }

    func unexpected(_ wanted: String = "a value") -> JSONError {
        guard position < bytes.count else { return JSONError("Unexpected end, \(wanted) is missing", at: position) }
        let byte = bytes[position]
        let shown =
            byte >= 0x20 && byte < 0x7F
            ? "'\(Character(UnicodeScalar(byte)))'" : "byte 0x" + String(byte, radix: 16, uppercase: true)
        return JSONError("Unexpected \(shown), \(wanted) is expected", at: position)
    }
}
