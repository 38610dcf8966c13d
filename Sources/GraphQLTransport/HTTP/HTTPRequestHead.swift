import NIOCore

/// A request line and its header fields, kept as the bytes that came; only what every request needs is looked up ahead.
struct HTTPRequestHead: Sendable {
    /// A part of `bytes`, counted from its first readable byte.
    struct Slice: Sendable, Hashable {
        var start: Int
        var count: Int

        var range: Range<Int> { start..<start + count }
    }

    /// How the length of the body is told (RFC 9112 section 6.3).
    enum BodyFraming: Sendable, Hashable {
        case none
        case length(Int)
        case chunked
    }

    /// From the request line to the empty line that ends the section.
    var bytes: ByteBuffer
    var method: HTTPMethod
    /// The path of the target without its query, still percent-encoded.
    var path: Slice
    var query: Slice?
    /// Where the first field line begins.
    var fieldsStart: Int
    var isVersion11: Bool
    var body: BodyFraming = .none
    var isKeepAlive: Bool
    var expectsContinue = false
    var hasUpgrade = false
    /// The value of `Content-Type` and of `Accept`, when it stands there exactly once.
    var contentType: Slice?
    var accept: Slice?
    var hasSeveralAccepts = false
    var origin: Slice?
    /// The value of `Content-Encoding`, unless it is `identity`.
    var contentEncoding: Slice?
    var acceptEncoding: Slice?
    var hasSeveralAcceptEncodings = false
    /// The value of `Host`; nil only in HTTP/1.0.
    var host: Slice?
    /// A bit for each field that there is, which others may share: what has none is not looked for.
    private(set) var fieldBits: UInt64 = 0

    /// Gives the bytes of a part.
    func withBytes<R>(_ slice: Slice, _ body: (UnsafeRawBufferPointer) throws -> R) rethrows -> R {
        try bytes.withUnsafeReadableBytes { try body(UnsafeRawBufferPointer(rebasing: $0[slice.range])) }
    }

    func text(_ slice: Slice) -> String { withBytes(slice) { String(decoding: $0, as: UTF8.self) } }

    /// Whether the path is exactly `other`.
    func hasPath(_ other: [UInt8]) -> Bool {
        path.count == other.count && withBytes(path) { $0.elementsEqual(other) }
    }

    /// The value of a field by its name in any case; the values of a repeated field are joined by `, `.
    func header(_ name: String) -> String? {
        // Every route asks for these two, and they are known.
        if name == "accept", !hasSeveralAccepts { return accept.map(text) }
        if name == "content-type" { return contentType.map(text) }
        var found: String?
        var name = name
        name.withUTF8 { wanted in
            guard fieldBits & Self.bit(ofField: UnsafeRawBufferPointer(wanted)) != 0 else { return }
            bytes.withUnsafeReadableBytes { bytes in
                Self.forEachField(in: bytes, from: fieldsStart) { fieldName, value in
                    guard Self.areSame(fieldName, wanted) else { return }
                    let text = String(decoding: value, as: UTF8.self)
                    found = found.map { $0 + ", " + text } ?? text
                }
            }
        }
        return found
    }

    /// Notes that there is a field of this name.
    mutating func note(field name: UnsafeRawBufferPointer) { fieldBits |= Self.bit(ofField: name) }

    private static func bit(ofField name: UnsafeRawBufferPointer) -> UInt64 {
        guard let first = name.first else { return 0 }
        return 1 << UInt64((UInt8(truncatingIfNeeded: name.count) &* 5 &+ lowercased(first)) & 63)
    }

    private static func areSame(_ name: UnsafeRawBufferPointer, _ wanted: UnsafeBufferPointer<UInt8>) -> Bool {
        guard name.count == wanted.count else { return false }
        for place in 0..<name.count where lowercased(name[place]) != lowercased(wanted[place]) { return false }
        return true
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

    /// Walks the field lines of a head that was parsed before.
    private static func forEachField(
        in bytes: UnsafeRawBufferPointer, from start: Int,
        _ body: (_ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer) -> Void
    ) {
        var position = start
        while position < bytes.count, bytes[position] != 0x0D {
            var colon = position
            while colon < bytes.count, bytes[colon] != UInt8(ascii: ":"), bytes[colon] != 0x0A { colon += 1 }
            var end = colon
            while end < bytes.count, bytes[end] != 0x0A { end += 1 }
            guard end < bytes.count, colon < end else { return }
            body(
                UnsafeRawBufferPointer(rebasing: bytes[position..<colon]),
                HTTPFieldSyntax.trimmed(UnsafeRawBufferPointer(rebasing: bytes[colon + 1..<end - 1])))
            position = end + 1
        }
    }
}
