/// Growing memory for JSON bytes: the one writer behind responses and serialised values.
///
/// It owns raw memory instead of an array so that a value costs a bounds check and a copy, nothing else. Not copyable:
/// there is one owner until `take` hands the memory on.
@frozen
public struct JSONWriter: ~Copyable {
    public private(set) var start: UnsafeMutableRawPointer
    @usableFromInline var used: Int
    @usableFromInline var capacity: Int

    /// `headroom` bytes before the first written one stay free, for whoever puts something in front later; `count`
    /// includes them.
    public init(capacity: Int = 512, headroom: Int = 0) {
        let size = max(capacity, 64) + headroom
        start = LargeMemory.allocate(size)
        used = headroom
        self.capacity = size
    }

    /// Goes on in memory that `take` handed over.
    public init(resuming start: UnsafeMutableRawPointer, count: Int, capacity: Int) {
        self.start = start
        used = count
        self.capacity = capacity
    }

    deinit { start.deallocate() }

    /// Bytes written so far.
    @inlinable public var count: Int { used }

    /// A copy of the bytes written so far.
    public var bytes: [UInt8] { [UInt8](UnsafeRawBufferPointer(start: start, count: used)) }

    /// Hands the memory to a new owner, who must `deallocate` it.
    public consuming func take() -> (start: UnsafeMutableRawPointer, count: Int, capacity: Int) {
        let result = (start, used, capacity)
        discard self
        return result
    }

    /// Makes room for `more` bytes.
    @inlinable @inline(__always)
    public mutating func reserve(_ more: Int) {
        if used &+ more > capacity { grow(more) }
    }

    @usableFromInline @inline(never)
    mutating func grow(_ more: Int) {
        let needed = used + more
        let size = max(needed, capacity * 2)
        let larger = LargeMemory.allocate(size)
        larger.copyMemory(from: start, byteCount: used)
        start.deallocate()
        start = larger
        capacity = size
    }

    /// Forgets everything after a position that `count` gave before.
    @inlinable
    public mutating func rewind(to mark: Int) { used = min(used, max(mark, 0)) }

    @inlinable
    public mutating func write(_ byte: UInt8) {
        reserve(1)
        start.storeBytes(of: byte, toByteOffset: used, as: UInt8.self)
        used &+= 1
    }

    @inlinable
    public mutating func write(_ bytes: UnsafeRawBufferPointer) {
        reserve(bytes.count)
        if let base = bytes.baseAddress { (start + used).copyMemory(from: base, byteCount: bytes.count) }
        used &+= bytes.count
    }

    public mutating func write(_ bytes: [UInt8]) { bytes.withUnsafeBytes { write($0) } }

    @inlinable
    public mutating func write(_ text: StaticString) {
        write(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    @inlinable public mutating func null() { write("null") }

    @inlinable
    public mutating func bool(_ value: Bool) {
        if value { write("true") } else { write("false") }
    }

    /// A decimal integer.
    @inlinable
    public mutating func int(_ value: Int64) {
        reserve(20)
        var magnitude = value.magnitude
        if value < 0 { write(UInt8(ascii: "-")) }
        if magnitude < 10 {
            write(UInt8(truncatingIfNeeded: magnitude) + UInt8(ascii: "0"))
            return
        }
        var digits = 1
        var limit: UInt64 = 10
        while digits < 20, magnitude >= limit {
            digits &+= 1
            let (next, overflowed) = limit.multipliedReportingOverflow(by: 10)
            if overflowed { break }
            limit = next
        }
        var position = used &+ digits
        while position > used {
            position &-= 1
            let (quotient, remainder) = magnitude.quotientAndRemainder(dividingBy: 10)
            start.storeBytes(
                of: UInt8(truncatingIfNeeded: remainder) + UInt8(ascii: "0"), toByteOffset: position, as: UInt8.self)
            magnitude = quotient
        }
        used &+= digits
    }

    /// A finite number in its shortest form that reads back the same, integral values without fraction, as JavaScript
    /// writes them. Values that are not finite are written as null: JSON has no other word for them.
    public mutating func double(_ value: Double) {
        guard value.isFinite else { return null() }
        if value == value.rounded(.towardZero), abs(value) < 9_007_199_254_740_992 {
            return int(Int64(value))
        }
        if fewDecimals(value) { return }
        var text = value.description
        if abs(value) < 1e-4 || abs(value) >= 9_007_199_254_740_992 { text = NumberText.ofJavaScript(text) }
        text.withUTF8 { write(UnsafeRawBufferPointer($0)) }
    }

    /// Writes a number that has up to four decimals, which is most of those that people measure; false, and nothing
    /// written, for any other.
    ///
    /// Up to 15 digits name one number each, so that digits which give the number back are its shortest.
    private mutating func fewDecimals(_ value: Double) -> Bool {
        var (power, decimals) = (10.0, 1)
        while decimals <= 4 {
            let scaled = (value.magnitude * power).rounded()
            guard scaled < 1e15 else { return false }
            if scaled / power == value.magnitude {
                if value < 0 { write(UInt8(ascii: "-")) }
                let (whole, fraction) = Int64(scaled).quotientAndRemainder(dividingBy: Int64(power))
                int(whole)
                write(UInt8(ascii: "."))
                digits(fraction, count: decimals)
                return true
            }
            power *= 10
            decimals += 1
        }
        return false
    }

    /// The last digits of a number, with leading zeros.
    private mutating func digits(_ value: Int64, count: Int) {
        reserve(count)
        var rest = value
        for position in stride(from: used &+ count &- 1, through: used, by: -1) {
            start.storeBytes(
                of: UInt8(truncatingIfNeeded: rest % 10) + UInt8(ascii: "0"), toByteOffset: position, as: UInt8.self)
            rest /= 10
        }
        used &+= count
    }

    // MARK: Strings

    /// A quoted string with the escapes that JSON requires.
    @inlinable
    public mutating func string(_ text: String) {
        let fast: Void? = text.utf8.withContiguousStorageIfAvailable { string(utf8: UnsafeRawBufferPointer($0)) }
        if fast == nil { slowString(text) }
    }

    @usableFromInline @inline(never)
    mutating func slowString(_ text: String) {
        var copy = text
        copy.makeContiguousUTF8()
        copy.withUTF8 { string(utf8: UnsafeRawBufferPointer($0)) }
    }

    /// A quoted string given as valid UTF-8.
    public mutating func string(utf8 bytes: UnsafeRawBufferPointer) {
        let count = bytes.count
        reserve(count &+ 2)
        start.storeBytes(of: UInt8(ascii: "\""), toByteOffset: used, as: UInt8.self)
        used &+= 1
        let clean = Self.cleanPrefix(bytes)
        if let base = bytes.baseAddress, clean > 0 {
            (start + used).copyMemory(from: base, byteCount: clean)
            used &+= clean
        }
        if clean < count { escape(bytes, from: clean) }
        write(UInt8(ascii: "\""))
    }

    /// The number of leading bytes that need no escape, found eight at a time.
    @inline(__always)
    static func cleanPrefix(_ bytes: UnsafeRawBufferPointer) -> Int {
        var position = 0
        let count = bytes.count
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs: UInt64 = 0x8080_8080_8080_8080
        while position &+ 8 <= count {
            let word = bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
            let quotes = word ^ (ones &* 0x22)
            let backslashes = word ^ (ones &* 0x5C)
            let found =
                ((quotes &- ones) & ~quotes) | ((backslashes &- ones) & ~backslashes) | ((word &- ones &* 0x20) & ~word)
            if found & highs != 0 { break }
            position &+= 8
        }
        while position < count {
            let byte = bytes[position]
            if byte < 0x20 || byte == 0x22 || byte == 0x5C { break }
            position &+= 1
        }
        return position
    }

    @inline(never)
    private mutating func escape(_ bytes: UnsafeRawBufferPointer, from first: Int) {
        // Six bytes is the longest escape of one byte; reserving for all avoids checks in the loop.
        var clean = first
        var position = first
        while position < bytes.count {
            let byte = bytes[position]
            guard byte < 0x20 || byte == 0x22 || byte == 0x5C else {
                position += 1
                continue
            }
            write(UnsafeRawBufferPointer(rebasing: bytes[clean..<position]))
            switch byte {
            case 0x22: write("\\\"")
            case 0x5C: write("\\\\")
            case 0x08: write("\\b")
            case 0x0C: write("\\f")
            case 0x0A: write("\\n")
            case 0x0D: write("\\r")
            case 0x09: write("\\t")
            default:
                write("\\u00")
                write(Self.hexadecimal(byte >> 4))
                write(Self.hexadecimal(byte & 15))
            }
            position += 1
            clean = position
        }
        write(UnsafeRawBufferPointer(rebasing: bytes[clean..<bytes.count]))
    }

    private static func hexadecimal(_ digit: UInt8) -> UInt8 {
        digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
    }

    // MARK: Whole values

    /// Any value. Recursion is as deep as the value, whose nesting its reader has bounded.
    public mutating func value(_ value: JSONValue) {
        switch value {
        case .null: null()
        case .bool(let value): bool(value)
        case .int(let value): int(value)
        case .double(let value): double(value)
        case .string(let value): string(value)
        case .array(let items):
            write(UInt8(ascii: "["))
            for (position, item) in items.enumerated() {
                if position > 0 { write(UInt8(ascii: ",")) }
                self.value(item)
            }
            write(UInt8(ascii: "]"))
        case .object(let object): self.object(object)
        }
    }

    public mutating func object(_ object: JSONObject) {
        write(UInt8(ascii: "{"))
        for (position, member) in object.members.enumerated() {
            if position > 0 { write(UInt8(ascii: ",")) }
            string(member.key)
            write(UInt8(ascii: ":"))
            value(member.value)
        }
        write(UInt8(ascii: "}"))
    }
}

extension JSONValue {
    /// The value as compact JSON in UTF-8.
    public func encoded() -> [UInt8] {
        var writer = JSONWriter()
        writer.value(self)
        return writer.bytes
    }

    public var serializedText: String { String(decoding: encoded(), as: UTF8.self) }
}
