/// Reads the field lines of a head, checks those that say how long the message is, and notes the few that every request
/// is asked for.
struct HTTPFieldsParser {
    let isVersion11: Bool
    let limit: Int
    private var hosts = 0
    private var contentLength: Int?
    private var isChunked = false

    init(isVersion11: Bool, limit: Int) {
        self.isVersion11 = isVersion11
        self.limit = limit
    }

    /// `raw` is a whole head that ends with an empty line; `start` is where its first field line begins.
    mutating func parse(
        _ raw: UnsafeRawBufferPointer, from start: Int, into head: inout HTTPRequestHead
    ) throws(HTTPParseError) {
        var position = start
        var count = 0
        while raw[position] != 0x0D {
            count += 1
            guard count <= limit else { throw .headTooLarge }
            let nameStart = position
            while HTTPFieldSyntax.isToken(raw[position]) { position += 1 }
            guard position > nameStart, raw[position] == UInt8(ascii: ":") else {
                throw .malformed("a field line without a name and a colon")
            }
            let name = UnsafeRawBufferPointer(rebasing: raw[nameStart..<position])
            position += 1
            while HTTPFieldSyntax.isWhitespace(raw[position]) { position += 1 }
            let valueStart = position
            while HTTPFieldSyntax.isValue(raw[position]) { position += 1 }
            guard raw[position] == 0x0D, raw[position + 1] == 0x0A else {
                throw .malformed("a field value with a control character")
            }
            var valueEnd = position
            while valueEnd > valueStart, HTTPFieldSyntax.isWhitespace(raw[valueEnd - 1]) { valueEnd -= 1 }
            let value = HTTPRequestHead.Slice(start: valueStart, count: valueEnd - valueStart)
            try note(name, value, raw, &head)
            position += 2
        }
        guard position + 2 == raw.count else { throw .malformed("bytes after the empty line") }
        try finish(&head)
    }

    private mutating func note(
        _ name: UnsafeRawBufferPointer, _ slice: HTTPRequestHead.Slice, _ raw: UnsafeRawBufferPointer,
        _ head: inout HTTPRequestHead
    ) throws(HTTPParseError) {
        let value = UnsafeRawBufferPointer(rebasing: raw[slice.range])
        head.note(field: name)
        switch name.count {
        case 4 where HTTPFieldSyntax.equals(name, "host"):
            hosts += 1
            head.host = slice
        case 6 where HTTPFieldSyntax.equals(name, "accept"):
            head.hasSeveralAccepts = head.accept != nil
            if head.accept == nil { head.accept = slice }
        case 6 where HTTPFieldSyntax.equals(name, "origin"):
            head.origin = slice
        case 6 where HTTPFieldSyntax.equals(name, "expect"):
            head.expectsContinue = HTTPFieldSyntax.equals(value, "100-continue") && isVersion11
        case 7 where HTTPFieldSyntax.equals(name, "upgrade"):
            head.hasUpgrade = true
        case 10 where HTTPFieldSyntax.equals(name, "connection"):
            HTTPFieldSyntax.forEachElement(of: value) { option in
                if HTTPFieldSyntax.equals(option, "close") { head.isKeepAlive = false }
                if HTTPFieldSyntax.equals(option, "keep-alive"), !isVersion11 { head.isKeepAlive = true }
            }
        case 12 where HTTPFieldSyntax.equals(name, "content-type"):
            guard head.contentType == nil else { throw .malformed("Content-Type occurs twice") }
            head.contentType = slice
        case 14 where HTTPFieldSyntax.equals(name, "content-length"):
            try noteContentLength(value)
        case 15 where HTTPFieldSyntax.equals(name, "accept-encoding"):
            head.hasSeveralAcceptEncodings = head.acceptEncoding != nil
            if head.acceptEncoding == nil { head.acceptEncoding = slice }
        case 16 where HTTPFieldSyntax.equals(name, "content-encoding"):
            guard head.contentEncoding == nil else { throw .malformed("Content-Encoding occurs twice") }
            if !HTTPFieldSyntax.equals(value, "identity") { head.contentEncoding = slice }
        case 17 where HTTPFieldSyntax.equals(name, "transfer-encoding"):
            guard isVersion11, !isChunked else { throw .malformed("Transfer-Encoding does not fit") }
            guard HTTPFieldSyntax.equals(value, "chunked") else { throw .codingNotImplemented }
            isChunked = true
        default:
            break
        }
    }

    private mutating func noteContentLength(_ value: UnsafeRawBufferPointer) throws(HTTPParseError) {
        guard contentLength == nil else { throw .malformed("Content-Length occurs twice") }
        guard !value.isEmpty, value.count <= 18, value.allSatisfy({ $0 &- 0x30 < 10 }) else {
            throw .malformed("Content-Length is no number")
        }
        contentLength = value.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    private func finish(_ head: inout HTTPRequestHead) throws(HTTPParseError) {
        guard hosts == 1 || (hosts == 0 && !isVersion11) else { throw .malformed("exactly one Host is needed") }
        if isChunked {
            // Both lengths at once is how requests are smuggled past intermediaries (RFC 9112 section 6.1).
            guard contentLength == nil else { throw .malformed("Content-Length beside Transfer-Encoding") }
            head.body = .chunked
        } else if let contentLength, contentLength > 0 {
            head.body = .length(contentLength)
        }
        if head.body == .none { head.expectsContinue = false }
    }
}
