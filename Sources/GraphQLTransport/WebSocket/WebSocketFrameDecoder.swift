import NIOCore

/// Takes frames from the bytes of a client, checks each before anything is done with it, and joins fragments to
/// messages (RFC 6455 sections 5 and 8.1).
///
/// A value without I/O. After an error the socket must close; nothing more can be decoded.
struct WebSocketFrameDecoder {
    private enum Opcode: UInt8 {
        case continuation = 0
        case text = 1
        case binary = 2
        case close = 8
        case ping = 9
        case pong = 10
    }

    private struct Header {
        let isFinal: Bool
        let opcode: Opcode
        let mask: UInt32
        let headerLength: Int
        let payloadLength: Int
    }

    /// Bytes of one message, over all of its fragments.
    let maxMessageSize: Int
    private var fragments: ByteBuffer?

    init(maxMessageSize: Int = 256 * 1024) { self.maxMessageSize = maxMessageSize }

    /// Takes the next message off the front of `input`; nil when more bytes are needed.
    mutating func next(_ input: inout ByteBuffer) throws(WebSocketError) -> WebSocketMessage? {
        while let header = try readHeader(input) {
            guard input.readableBytes >= header.headerLength + header.payloadLength else { return nil }
            input.moveReaderIndex(forwardBy: header.headerLength)
            guard var payload = input.readSlice(length: header.payloadLength) else { return nil }
            Self.unmask(&payload, with: header.mask)
            switch header.opcode {
            case .ping: return .ping(payload)
            case .pong: return .pong
            case .close: return .close(try Self.closeCode(payload))
            case .text where header.isFinal: return .text(try Self.checked(payload))
            case .text: fragments = payload
            case .continuation:
                fragments?.writeBuffer(&payload)
                guard header.isFinal, let whole = fragments else { continue }
                fragments = nil
                return .text(try Self.checked(whole))
            case .binary:
                throw WebSocketError(code: .unacceptableData, reason: "Only text messages are understood")
            }
        }
        return nil
    }

    /// The header is judged as soon as its first bytes are there: a frame that is refused is never waited for.
    private func readHeader(_ input: ByteBuffer) throws(WebSocketError) -> Header? {
        let start = input.readerIndex
        guard let first = input.getInteger(at: start, as: UInt8.self) else { return nil }
        guard first & 0x70 == 0 else { throw .violation("A reserved bit is set") }
        guard let opcode = Opcode(rawValue: first & 0x0F) else { throw .violation("Unknown opcode") }
        let isFinal = first & 0x80 != 0
        try checkOrder(opcode, isFinal: isFinal)
        guard let second = input.getInteger(at: start + 1, as: UInt8.self) else { return nil }
        guard second & 0x80 != 0 else { throw .violation("Frames of a client must be masked") }
        var length = UInt64(second & 0x7F)
        var headerLength = 2
        if opcode.rawValue >= 8, length > 125 { throw .violation("A control frame is longer than 125 bytes") }
        if length == 126 {
            guard let long = input.getInteger(at: start + 2, as: UInt16.self) else { return nil }
            guard long >= 126 else { throw .violation("A length is not in its shortest form") }
            length = UInt64(long)
            headerLength = 4
        } else if length == 127 {
            guard let long = input.getInteger(at: start + 2, as: UInt64.self) else { return nil }
            guard long > UInt64(UInt16.max), long >> 63 == 0 else {
                throw .violation("A length is not in its shortest form")
            }
            length = long
            headerLength = 10
        }
        let before = opcode == .continuation ? fragments?.readableBytes ?? 0 : 0
        if opcode.rawValue < 8, length > UInt64(max(maxMessageSize - before, 0)) {
            throw WebSocketError(code: .messageTooBig, reason: "Messages are limited to \(maxMessageSize) bytes")
        }
        guard let mask = input.getInteger(at: start + headerLength, as: UInt32.self) else { return nil }
        return Header(
            isFinal: isFinal, opcode: opcode, mask: mask, headerLength: headerLength + 4, payloadLength: Int(length))
    }

    private func checkOrder(_ opcode: Opcode, isFinal: Bool) throws(WebSocketError) {
        switch opcode {
        case .continuation:
            if fragments == nil { throw .violation("A continuation of nothing") }
        case .text, .binary:
            if fragments != nil { throw .violation("A new message inside of another") }
            if opcode == .binary {
                throw WebSocketError(code: .unacceptableData, reason: "Only text messages are understood")
            }
        case .close, .ping, .pong:
            if !isFinal { throw .violation("A control frame in fragments") }
        }
    }

    private static func unmask(_ payload: inout ByteBuffer, with mask: UInt32) {
        guard mask != 0 else { return }
        payload.withUnsafeMutableReadableBytes { bytes in
            let wide = UInt64(mask) << 32 | UInt64(mask)
            let pattern = wide.bigEndian
            var index = 0
            while index + 8 <= bytes.count {
                let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                bytes.storeBytes(of: word ^ pattern, toByteOffset: index, as: UInt64.self)
                index += 8
            }
            while index < bytes.count {
                bytes[index] ^= UInt8(truncatingIfNeeded: mask >> UInt32(24 - index % 4 * 8))
                index += 1
            }
        }
    }

    private static func checked(_ text: ByteBuffer) throws(WebSocketError) -> ByteBuffer {
        guard UTF8Check.isValid(text) else {
            throw WebSocketError(code: .invalidPayload, reason: "Text is not UTF-8")
        }
        return text
    }

    private static func closeCode(_ payload: ByteBuffer) throws(WebSocketError) -> WebSocketCloseCode? {
        if payload.readableBytes == 0 { return nil }
        guard let raw = payload.getInteger(at: payload.readerIndex, as: UInt16.self) else {
            throw .violation("A close code of one byte")
        }
        let code = WebSocketCloseCode(rawValue: raw)
        guard code.isAllowedOnTheWire else { throw .violation("A close code that must not be sent") }
        guard let reason = payload.getSlice(at: payload.readerIndex + 2, length: payload.readableBytes - 2),
            UTF8Check.isValid(reason)
        else { throw WebSocketError(code: .invalidPayload, reason: "A close reason that is not UTF-8") }
        return code
    }
}
