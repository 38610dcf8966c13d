import CZlib
import NIOCore

/// Compresses whole answers.
enum Deflater {
    /// Half of the time of zlib's default for nine tenths of its gain on JSON.
    private static let level: Int32 = 3
    private static let window: Int32 = 15
    /// Added to the window, asks zlib for the gzip format.
    private static let gzipFormat: Int32 = 16

    /// `bytes` in `coding`; nil when zlib has no memory for it.
    static func compress(_ bytes: UnsafeRawBufferPointer, _ coding: ContentCoding) -> ByteBuffer? {
        var stream = z_stream()
        let format = coding == .gzip ? window + gzipFormat : window
        guard
            deflateInit2_(
                &stream, level, Z_DEFLATED, format, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
                Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else { return nil }
        defer { deflateEnd(&stream) }
        // zlib counts in 32 bits, so that input and room are handed over in pieces.
        let piece = 1 << 30
        var rest = bytes[...]
        var output = ByteBuffer()
        output.reserveCapacity(bytes.count / 4 + 128)
        while true {
            let input = rest.prefix(piece)
            let isLast = input.count == rest.count
            // zlib reads only; its interface is older than `const`.
            stream.next_in = UnsafeMutableRawPointer(mutating: UnsafeRawBufferPointer(rebasing: input).baseAddress)?
                .assumingMemoryBound(to: UInt8.self)
            stream.avail_in = UInt32(input.count)
            var result = Z_OK
            repeat {
                output.writeWithUnsafeMutableBytes(minimumWritableBytes: 4096) { room in
                    let offered = min(room.count, piece)
                    stream.next_out = room.baseAddress?.assumingMemoryBound(to: UInt8.self)
                    stream.avail_out = UInt32(offered)
                    result = deflate(&stream, isLast ? Z_FINISH : Z_NO_FLUSH)
                    return offered - Int(stream.avail_out)
                }
            } while stream.avail_out == 0 && result == Z_OK
            if isLast { return result == Z_STREAM_END ? output : nil }
            rest = rest.dropFirst(input.count)
        }
    }
}
