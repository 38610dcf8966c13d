import NIOCore

/// Reads request heads from bytes as they arrive (RFC 9112), strictly: what two parsers could understand differently is
/// refused, so that no intermediary and this server ever disagree on where a request ends.
///
/// A value without I/O; each byte is looked at a bounded number of times, however small the pieces it comes in.
struct HTTPRequestParser {
    /// Bytes of a request line and of a whole head, and field lines in a head.
    struct Limits: Sendable, Hashable {
        var requestLine = 8 * 1024
        var head = 16 * 1024
        var fields = 100
    }

    let limits: Limits
    /// Bytes already searched for the end of the head.
    private var searched = 0

    init(limits: Limits = Limits()) { self.limits = limits }

    /// Takes one head off the front of `input`; nil when it is not complete yet.
    mutating func parseHead(_ input: inout ByteBuffer) throws(HTTPParseError) -> HTTPRequestHead? {
        skipEmptyLines(&input)
        guard let length = try endOfHead(input) else { return nil }
        searched = 0
        guard length <= limits.head, let bytes = input.readSlice(length: length) else {
            throw try headLimitError(input)
        }
        return try Self.parse(bytes, limits: limits)
    }

    /// Whether any byte of a next request is there.
    var hasBegun: Bool { searched > 0 }

    /// A client may send empty lines ahead of a request (RFC 9112 section 2.2).
    private mutating func skipEmptyLines(_ input: inout ByteBuffer) {
        guard searched == 0 else { return }
        while input.getInteger(at: input.readerIndex, as: UInt16.self) == 0x0D0A {
            input.moveReaderIndex(forwardBy: 2)
        }
    }

    /// The length of the head, if its end is there.
    private mutating func endOfHead(_ input: ByteBuffer) throws(HTTPParseError) -> Int? {
        let from = searched
        let result = input.withUnsafeReadableBytes { bytes -> Result<Int?, HTTPParseError> in
            if from == 0, bytes.count > 0, !HTTPFieldSyntax.isToken(bytes[0]), bytes[0] != 0x0D {
                return .failure(.malformed("a method is expected"))
            }
            var position = from
            while position < bytes.count {
                guard let feed = bytes[position...].firstIndex(of: 0x0A) else { break }
                guard feed > 0, bytes[feed - 1] == 0x0D else { return .failure(.malformed("a line ends without CR")) }
                if feed >= 3, bytes[feed - 2] == 0x0A { return .success(feed + 1) }
                position = feed + 1
            }
            return .success(nil)
        }
        if let length = try result.get() { return length }
        // A lone CR may be the first half of an empty line.
        if input.readableBytes > 1 || input.getInteger(at: input.readerIndex, as: UInt8.self) != 0x0D {
            searched = input.readableBytes
        }
        if input.readableBytes > limits.requestLine { try checkLimits(input) }
        return nil
    }

    private func checkLimits(_ input: ByteBuffer) throws(HTTPParseError) {
        let lineEnds = input.readableBytesView.prefix(limits.requestLine + 2).contains(0x0A)
        if !lineEnds { throw .targetTooLong }
        if input.readableBytes > limits.head { throw .headTooLarge }
    }

    private func headLimitError(_ input: ByteBuffer) throws(HTTPParseError) -> HTTPParseError {
        try checkLimits(input)
        return .headTooLarge
    }

    private static func parse(_ bytes: ByteBuffer, limits: Limits) throws(HTTPParseError) -> HTTPRequestHead {
        let result = bytes.withUnsafeReadableBytes { raw -> Result<HTTPRequestHead, HTTPParseError> in
            do throws(HTTPParseError) {
                var head = try parseRequestLine(raw, of: bytes, limit: limits.requestLine)
                var fields = HTTPFieldsParser(isVersion11: head.isVersion11, limit: limits.fields)
                try fields.parse(raw, from: head.fieldsStart, into: &head)
                return .success(head)
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    /// `method SP target SP HTTP/1.x CRLF`
    private static func parseRequestLine(
        _ raw: UnsafeRawBufferPointer, of bytes: ByteBuffer, limit: Int
    ) throws(HTTPParseError) -> HTTPRequestHead {
        var position = 0
        while HTTPFieldSyntax.isToken(raw[position]) { position += 1 }
        guard position > 0, raw[position] == 0x20 else { throw .malformed("a method is expected") }
        let method = HTTPMethod(UnsafeRawBufferPointer(rebasing: raw[0..<position]))
        let targetStart = position + 1
        position = targetStart
        while raw[position] > 0x20, raw[position] < 0x7F { position += 1 }
        guard raw[position] == 0x20, position > targetStart else { throw .malformed("the target is not a URI") }
        let target = targetStart..<position
        guard position <= limit else { throw .targetTooLong }
        // The head ends with CR LF CR LF, so at least three bytes follow any place before its last line.
        let version = raw[(position + 1)...].prefix { $0 != 0x0D }
        let isVersion11 = try isVersion11(UnsafeRawBufferPointer(rebasing: version))
        guard raw[version.endIndex + 1] == 0x0A else { throw .malformed("the request line does not end") }
        let parts = try splitTarget(raw, target, method)
        return HTTPRequestHead(
            bytes: bytes, method: method, path: parts.path, query: parts.query,
            fieldsStart: version.endIndex + 2, isVersion11: isVersion11, isKeepAlive: isVersion11)
    }

    /// A minor version above 1 is read as 1, the highest that is known (RFC 9110 section 2.5).
    private static func isVersion11(_ version: UnsafeRawBufferPointer) throws(HTTPParseError) -> Bool {
        guard version.count == 8, version.starts(with: "HTTP/".utf8), version[6] == UInt8(ascii: "."),
            version[5] &- 0x30 < 10, version[7] &- 0x30 < 10
        else { throw .malformed("the protocol version is not understood") }
        guard version[5] == UInt8(ascii: "1") else { throw .versionNotSupported }
        return version[7] != UInt8(ascii: "0")
    }

    /// Origin form, absolute form, or `*` with OPTIONS (RFC 9112 section 3.2).
    private static func splitTarget(
        _ raw: UnsafeRawBufferPointer, _ target: Range<Int>, _ method: HTTPMethod
    ) throws(HTTPParseError) -> (path: HTTPRequestHead.Slice, query: HTTPRequestHead.Slice?) {
        var start = target.lowerBound
        if raw[start] != UInt8(ascii: "/") {
            let text = String(decoding: raw[target], as: UTF8.self).lowercased()
            if text == "*", method == .options {
                return (HTTPRequestHead.Slice(start: start, count: 1), nil)
            }
            guard text.hasPrefix("http://") || text.hasPrefix("https://") else {
                throw .malformed("the target is neither a path nor a URI")
            }
            let authority = start + (text.hasPrefix("http://") ? 7 : 8)
            start =
                raw[authority..<target.upperBound].firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") }
                ?? target.upperBound
        }
        let mark = raw[start..<target.upperBound].firstIndex(of: UInt8(ascii: "?"))
        let path = HTTPRequestHead.Slice(start: start, count: (mark ?? target.upperBound) - start)
        let query = mark.map { HTTPRequestHead.Slice(start: $0 + 1, count: target.upperBound - $0 - 1) }
        return (path, query)
    }
}
