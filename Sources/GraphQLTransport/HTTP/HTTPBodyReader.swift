import NIOCore

/// Collects the body of one request up to a limit, by length or in chunks (RFC 9112 section 7.1); trailers are read and
/// dropped. A value without I/O.
struct HTTPBodyReader {
    private enum State {
        case length(Int)
        case chunkSize
        case chunkData(Int)
        case chunkEnd
        case trailers(Int)
    }

    /// Bytes of a chunk-size line with its extensions, and of all trailers.
    private static let maxChunkLine = 256
    private static let maxTrailers = 8 * 1024

    private var state: State
    private let limit: Int
    private var collected = ByteBuffer()

    /// Throws at once when the announced length is over `limit` bytes.
    init(_ framing: HTTPRequestHead.BodyFraming, limit: Int) throws(HTTPParseError) {
        self.limit = limit
        switch framing {
        case .none: state = .length(0)
        case .chunked: state = .chunkSize
        case .length(let length):
            guard length <= limit else { throw .bodyTooLarge }
            state = .length(length)
        }
    }

    /// Takes what there is off the front of `input`; gives the body when it is complete.
    mutating func read(_ input: inout ByteBuffer) throws(HTTPParseError) -> ByteBuffer? {
        while true {
            switch state {
            case .length(let length):
                return input.readSlice(length: length)
            case .chunkSize:
                guard let line = try readLine(&input, limit: Self.maxChunkLine) else { return nil }
                let size = try Self.chunkSize(line)
                guard size <= limit - collected.readableBytes else { throw .bodyTooLarge }
                state = size == 0 ? .trailers(0) : .chunkData(size)
            case .chunkData(let remaining):
                let take = min(remaining, input.readableBytes)
                guard take > 0, var piece = input.readSlice(length: take) else { return nil }
                collected.writeBuffer(&piece)
                state = take == remaining ? .chunkEnd : .chunkData(remaining - take)
            case .chunkEnd:
                guard input.readableBytes >= 2 else { return nil }
                guard input.readInteger(as: UInt16.self) == 0x0D0A else { throw .malformed("a chunk does not end") }
                state = .chunkSize
            case .trailers(let seen):
                guard let line = try readLine(&input, limit: Self.maxTrailers - seen) else { return nil }
                if line.readableBytes == 0 { return collected }
                state = .trailers(seen + line.readableBytes + 2)
            }
        }
    }

    /// A line without its CR LF, if it is complete.
    private func readLine(_ input: inout ByteBuffer, limit: Int) throws(HTTPParseError) -> ByteBuffer? {
        let view = input.readableBytesView
        guard let feed = view.prefix(max(limit, 2)).firstIndex(of: 0x0A) else {
            if view.count >= limit { throw .malformed("a line of the chunked body is too long") }
            return nil
        }
        let length = feed - view.startIndex
        guard length > 0, view[feed - 1] == 0x0D else { throw .malformed("a line of the body ends without CR") }
        let line = input.readSlice(length: length - 1)
        input.moveReaderIndex(forwardBy: 2)
        return line
    }

    private static func chunkSize(_ line: ByteBuffer) throws(HTTPParseError) -> Int {
        var size = 0
        var digits = 0
        for byte in line.readableBytesView {
            guard let digit = hexDigit(byte) else {
                guard digits > 0, byte == UInt8(ascii: ";") || HTTPFieldSyntax.isWhitespace(byte) else {
                    throw .malformed("a chunk size is expected")
                }
                break
            }
            digits += 1
            guard digits <= 15 else { throw .malformed("a chunk size is too large") }
            size = size << 4 | digit
        }
        guard digits > 0 else { throw .malformed("a chunk size is expected") }
        // Behind the size: nothing, or whitespace and extensions, which are not read (RFC 9112 section 7.1.1).
        let rest = line.readableBytesView.dropFirst(digits).drop(while: HTTPFieldSyntax.isWhitespace)
        guard rest.isEmpty || rest.first == UInt8(ascii: ";"),
            rest.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 })
        else { throw .malformed("a chunk size is followed by what is no extension") }
        return size
    }

    private static func hexDigit(_ byte: UInt8) -> Int? {
        switch byte {
        case 0x30...0x39: Int(byte - 0x30)
        case 0x41...0x46: Int(byte - 0x41 + 10)
        case 0x61...0x66: Int(byte - 0x61 + 10)
        default: nil
        }
    }
}
