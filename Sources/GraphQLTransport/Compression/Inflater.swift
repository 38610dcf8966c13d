import CZlib
import NIOCore

/// Takes the content coding off request bodies, never giving more than a limit: what a few bytes can blow up to
/// gigabytes is refused as soon as it is beyond.
enum Inflater {
    enum Failure: Error, Hashable {
        /// The body is larger than the limit.
        case tooLarge
        /// The bytes are not in the coding, or go on behind its end.
        case malformed
    }

    private static let window: Int32 = 15
    /// Added to the window, makes zlib expect the gzip format.
    private static let gzipFormat: Int32 = 16

    /// The content of `body` without its coding, at most `limit` bytes.
    static func inflate(_ body: ByteBuffer, _ coding: ContentCoding, limit: Int) throws(Failure) -> ByteBuffer {
        var stream = z_stream()
        let format = coding == .gzip ? window + gzipFormat : window
        guard inflateInit2_(&stream, format, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw .malformed
        }
        defer { inflateEnd(&stream) }
        return try body.withUnsafeReadableBytes { bytes in
            Result { () throws(Failure) in try inflate(bytes, &stream, limit) }
        }.get()
    }

    private static func inflate(
        _ bytes: UnsafeRawBufferPointer, _ stream: inout z_stream, _ limit: Int
    ) throws(Failure) -> ByteBuffer {
        guard let count = UInt32(exactly: bytes.count) else { throw .tooLarge }
        // zlib reads only; its interface is older than `const`.
        stream.next_in = UnsafeMutableRawPointer(mutating: bytes.baseAddress)?.assumingMemoryBound(to: UInt8.self)
        stream.avail_in = count
        var output = ByteBuffer()
        while true {
            var result = Z_OK
            // One byte more than the limit, to see that there is more.
            let offered = min(limit - output.readableBytes + 1, 64 * 1024)
            output.writeWithUnsafeMutableBytes(minimumWritableBytes: offered) { room in
                stream.next_out = room.baseAddress?.assumingMemoryBound(to: UInt8.self)
                stream.avail_out = UInt32(offered)
                result = CZlib.inflate(&stream, Z_NO_FLUSH)
                return offered - Int(stream.avail_out)
            }
            guard output.readableBytes <= limit else { throw .tooLarge }
            if result == Z_STREAM_END { break }
            // No end, and neither bytes nor room are missing any more: it was cut off.
            guard result == Z_OK, stream.avail_in > 0 || stream.avail_out == 0 else { throw .malformed }
        }
        guard stream.avail_in == 0 else { throw .malformed }
        return output
    }
}
