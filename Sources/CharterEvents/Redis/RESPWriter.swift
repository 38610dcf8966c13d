import NIOCore

/// Writes commands as the Redis serialization protocol wants them: an array of binary-safe strings, alike in both
/// versions.
enum RESPWriter {
    static func write(_ words: [String], to buffer: inout ByteBuffer) {
        buffer.writeString("*\(words.count)\r\n")
        for word in words {
            buffer.writeString("$\(word.utf8.count)\r\n")
            buffer.writeString(word)
            buffer.writeString("\r\n")
        }
    }
}
