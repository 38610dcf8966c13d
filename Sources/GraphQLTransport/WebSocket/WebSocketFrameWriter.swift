import NIOCore

/// Writes frames of the server: whole, unmasked, header and payload side by side in one buffer (RFC 6455 section 5.2).
enum WebSocketFrameWriter {
    /// Appends the header of a text frame whose payload of `count` bytes follows.
    static func textHeader(_ count: Int, into output: inout ByteBuffer) { header(0x81, count, into: &output) }

    static func pong(_ payload: ByteBuffer, into output: inout ByteBuffer) {
        header(0x8A, payload.readableBytes, into: &output)
        output.writeImmutableBuffer(payload)
    }

    static func ping(into output: inout ByteBuffer) { header(0x89, 0, into: &output) }

    /// Bytes that a control frame can carry beside the code.
    private static let maxReason = 123

    /// The reason is cut to what a control frame can carry, at a character's edge.
    static func close(_ code: WebSocketCloseCode, _ reason: String, into output: inout ByteBuffer) {
        var text = Array(reason.utf8.prefix(maxReason + 1))
        if text.count > maxReason {
            // Back over the rest of a cut character; by bytes, since characters may be as long as the text.
            while let last = text.popLast(), last & 0xC0 == 0x80 {}
        }
        header(0x88, 2 + text.count, into: &output)
        output.writeInteger(code.rawValue)
        output.writeBytes(text)
    }

    private static func header(_ first: UInt8, _ count: Int, into output: inout ByteBuffer) {
        output.writeInteger(first)
        if count < 126 {
            output.writeInteger(UInt8(count))
        } else if count <= Int(UInt16.max) {
            output.writeMultipleIntegers(UInt8(126), UInt16(count))
        } else {
            output.writeMultipleIntegers(UInt8(127), UInt64(count))
        }
    }
}
