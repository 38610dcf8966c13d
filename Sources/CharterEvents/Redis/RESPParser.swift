import NIOCore

/// Cuts a byte stream into values of the Redis serialization protocol, wherever the pieces happen to be split.
///
/// Aggregates that are not complete yet stand on a stack of their own, so nesting costs no recursion and no byte is
/// looked at twice. What it holds is bounded by `Limits`.
struct RESPParser: Sendable {
    struct Limits: Sendable, Hashable {
        /// Bytes of one string or line.
        var bytes = 1 << 20
        /// Elements of one top-level value, those of nested ones included.
        var elements = 4_096
        /// Aggregates within each other.
        var depth = 8
    }

    private enum Kind {
        case array
        case set
        case push
        case map
        case attribute
    }

    /// An aggregate whose elements are still coming.
    private struct Open {
        let kind: Kind
        var missing: Int
        var elements: [RESPValue] = []
    }

    /// A string whose length is known and whose bytes are still coming.
    private struct Text {
        let type: UInt8
        let length: Int
    }

    private let limits: Limits
    private var buffer = ByteBuffer()
    /// How many readable bytes are known to hold no end of line.
    private var searched = 0
    private var open: [Open] = []
    private var text: Text?
    private var elements = 0

    init(limits: Limits = Limits()) { self.limits = limits }

    mutating func append(_ bytes: ByteBuffer) {
        var bytes = bytes
        if buffer.readableBytes == 0 {
            buffer = bytes
        } else {
            // What was read would stay in memory as long as values keep ending within pieces.
            if buffer.readerIndex > 1 << 16 { buffer.discardReadBytes() }
            buffer.writeBuffer(&bytes)
        }
    }

    /// The next complete value; nil when its bytes have not all arrived.
    mutating func next() throws(RESPError) -> RESPValue? {
        while true {
            guard let value = try nextElement() else { return nil }
            guard let complete = close(with: value) else { continue }
            elements = 0
            return complete
        }
    }

    /// Reads a value that is no aggregate, or an aggregate without elements.
    private mutating func nextElement() throws(RESPError) -> RESPValue? {
        while true {
            if let text {
                guard let value = try readText(text) else { return nil }
                self.text = nil
                return value
            }
            guard let line = try readLine(), let type = line.first else { return nil }
            if let value = try begin(type, line.dropFirst()) { return value }
        }
    }

    /// Puts a value where it belongs; gives what is complete at the top level by that.
    private mutating func close(with value: RESPValue) -> RESPValue? {
        var value = value
        while var last = open.popLast() {
            last.elements.append(value)
            last.missing -= 1
            guard last.missing == 0 else {
                open.append(last)
                return nil
            }
            switch last.kind {
            case .array: value = .array(last.elements)
            case .set: value = .set(last.elements)
            case .push: value = .push(last.elements)
            case .map: value = .map(last.elements)
            case .attribute: return nil
            }
        }
        return value
    }

    // MARK: Lines

    /// A line without its end, which is at least one byte long.
    private mutating func readLine() throws(RESPError) -> [UInt8]? {
        let bytes = buffer.readableBytesView
        guard let end = bytes.dropFirst(searched).firstIndex(of: UInt8(ascii: "\n")) else {
            guard bytes.count <= limits.bytes else { throw .tooLong(bytes: bytes.count) }
            searched = bytes.count
            return nil
        }
        let length = end - bytes.startIndex
        searched = 0
        let line = buffer.readBytes(length: length + 1) ?? []
        guard line.count > 2, line[line.count - 2] == UInt8(ascii: "\r") else {
            throw .malformed(type: line.first ?? 0)
        }
        guard line.count <= limits.bytes else { throw .tooLong(bytes: line.count) }
        return Array(line.dropLast(2))
    }

    /// Takes a line by its type; nil when the value goes on behind it.
    private mutating func begin(_ type: UInt8, _ line: ArraySlice<UInt8>) throws(RESPError) -> RESPValue? {
        switch type {
        case UInt8(ascii: "+"): return .simple(String(decoding: line, as: UTF8.self))
        case UInt8(ascii: "-"): return .error(String(decoding: line, as: UTF8.self))
        case UInt8(ascii: "("): return .bigNumber(String(decoding: line, as: UTF8.self))
        case UInt8(ascii: ":"): return .integer(try integer(line, of: type))
        case UInt8(ascii: "_"): return try nothing(line)
        case UInt8(ascii: "#"): return try boolean(line)
        case UInt8(ascii: ","): return try double(line)
        case UInt8(ascii: "$"), UInt8(ascii: "!"), UInt8(ascii: "="): return try beginText(type, line)
        case UInt8(ascii: "*"): return try beginAggregate(.array, type, line)
        case UInt8(ascii: "~"): return try beginAggregate(.set, type, line)
        case UInt8(ascii: ">"): return try beginAggregate(.push, type, line)
        case UInt8(ascii: "%"): return try beginAggregate(.map, type, line)
        case UInt8(ascii: "|"): return try beginAggregate(.attribute, type, line)
        default: throw .unknownType(type)
        }
    }

    private func nothing(_ line: ArraySlice<UInt8>) throws(RESPError) -> RESPValue {
        guard line.isEmpty else { throw .malformed(type: UInt8(ascii: "_")) }
        return .null
    }

    private func boolean(_ line: ArraySlice<UInt8>) throws(RESPError) -> RESPValue {
        switch String(decoding: line, as: UTF8.self) {
        case "t": return .boolean(true)
        case "f": return .boolean(false)
        default: throw .malformed(type: UInt8(ascii: "#"))
        }
    }

    private func double(_ line: ArraySlice<UInt8>) throws(RESPError) -> RESPValue {
        guard let number = Double(String(decoding: line, as: UTF8.self)) else {
            throw .malformed(type: UInt8(ascii: ","))
        }
        return .double(number)
    }

    private func integer(_ line: ArraySlice<UInt8>, of type: UInt8) throws(RESPError) -> Int64 {
        guard let number = Int64(String(decoding: line, as: UTF8.self)) else { throw .malformed(type: type) }
        return number
    }

    // MARK: What has a length

    /// Nil when its bytes follow; version 2 spells null as a length of -1.
    private mutating func beginText(_ type: UInt8, _ line: ArraySlice<UInt8>) throws(RESPError) -> RESPValue? {
        let length = try integer(line, of: type)
        if length == -1, type == UInt8(ascii: "$") { return .null }
        guard length >= 0 else { throw .malformed(type: type) }
        guard length <= Int64(limits.bytes) else { throw .tooLong(bytes: Int(clamping: length)) }
        text = Text(type: type, length: Int(length))
        return nil
    }

    private mutating func readText(_ text: Text) throws(RESPError) -> RESPValue? {
        guard buffer.readableBytes >= text.length + 2, let bytes = buffer.readBytes(length: text.length) else {
            return nil
        }
        guard buffer.readBytes(length: 2) == [UInt8(ascii: "\r"), UInt8(ascii: "\n")] else {
            throw .malformed(type: text.type)
        }
        switch text.type {
        case UInt8(ascii: "!"): return .error(String(decoding: bytes, as: UTF8.self))
        case UInt8(ascii: "="):
            guard bytes.count >= 4, bytes[3] == UInt8(ascii: ":") else { throw .malformed(type: text.type) }
            return .verbatim(format: String(decoding: bytes[..<3], as: UTF8.self), Array(bytes[4...]))
        default: return .bulk(bytes)
        }
    }

    /// Nil when its elements follow.
    private mutating func beginAggregate(_ kind: Kind, _ type: UInt8, _ line: ArraySlice<UInt8>) throws(RESPError)
        -> RESPValue?
    {
        let length = try integer(line, of: type)
        if length == -1, kind == .array { return .null }
        guard length >= 0 else { throw .malformed(type: type) }
        let isPairs = kind == .map || kind == .attribute
        guard length <= Int64(limits.elements) else { throw .tooManyElements(Int(clamping: length)) }
        let count = Int(length) * (isPairs ? 2 : 1)
        elements += count
        guard elements <= limits.elements else { throw .tooManyElements(elements) }
        guard count > 0 else {
            switch kind {
            case .array: return .array([])
            case .set: return .set([])
            case .push: return .push([])
            case .map: return .map([])
            case .attribute: return nil
            }
        }
        guard open.count < limits.depth else { throw .tooDeep(open.count + 1) }
        open.append(Open(kind: kind, missing: count))
        return nil
    }
}
