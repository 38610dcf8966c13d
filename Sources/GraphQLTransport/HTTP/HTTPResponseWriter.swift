import NIOCore

/// Writes response heads and bodies into one buffer, so that an answer is one write.
struct HTTPResponseWriter {
    /// Appends `HTTP/1.1`, the status, `Date` and what the connection needs; field lines follow, then `end` or `body`.
    static func start(_ status: HTTPStatus, date: [UInt8], isKeepAlive: Bool, into output: inout ByteBuffer) {
        if status.code == 200 {
            output.writeStaticString("HTTP/1.1 200 OK\r\nDate: ")
        } else {
            output.writeString("HTTP/1.1 \(status.code) \(status.reason)\r\nDate: ")
        }
        output.writeBytes(date)
        output.writeStaticString(isKeepAlive ? "\r\n" : "\r\nConnection: close\r\n")
    }

    static func field(_ name: StaticString, _ value: StaticString, into output: inout ByteBuffer) {
        output.writeStaticString(name)
        output.writeStaticString(": ")
        output.writeStaticString(value)
        output.writeStaticString("\r\n")
    }

    /// Line ends in a value become spaces: nobody's text starts a field of its own.
    static func field(_ name: String, _ value: String, into output: inout ByteBuffer) {
        output.writeString(name)
        output.writeStaticString(": ")
        if value.utf8.contains(where: { $0 < 0x20 }) {
            output.writeBytes(value.utf8.map { $0 < 0x20 ? 0x20 : $0 })
        } else {
            output.writeString(value)
        }
        output.writeStaticString("\r\n")
    }

    static func length(_ count: Int, into output: inout ByteBuffer) {
        output.writeStaticString("Content-Length: ")
        decimal(count, into: &output)
        output.writeStaticString("\r\n")
    }

    static func end(_ output: inout ByteBuffer) { output.writeStaticString("\r\n") }

    /// One chunk (RFC 9112 section 7.1); its size is announced before `write` is called, which must write just that
    /// many.
    static func chunk(_ count: Int, into output: inout ByteBuffer, _ write: (inout ByteBuffer) -> Void) {
        output.writeString(String(count, radix: 16))
        output.writeStaticString("\r\n")
        write(&output)
        output.writeStaticString("\r\n")
    }

    static func lastChunk(_ output: inout ByteBuffer) { output.writeStaticString("0\r\n\r\n") }

    static func decimal(_ value: Int, into output: inout ByteBuffer) {
        withUnsafeTemporaryAllocation(byteCount: 20, alignment: 1) { digits in
            var rest = value.magnitude
            var start = 20
            repeat {
                start -= 1
                digits[start] = UInt8(truncatingIfNeeded: rest % 10) + 0x30
                rest /= 10
            } while rest > 0
            output.writeBytes(UnsafeRawBufferPointer(rebasing: digits[start...]))
        }
    }
}
