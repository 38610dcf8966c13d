import Crypto

/// What tells whether two requests are the same: the SHA-256 of all that counts in them.
public struct RequestFingerprint: Sendable, Hashable {
    /// 32 bytes.
    public let bytes: [UInt8]

    /// Of a request by its method, its path with the query, its media type and its body, byte for byte.
    public init(method: String, target: String, contentType: String, body: some Collection<UInt8>) {
        bytes = Self.hash([Array(method.utf8), Array(target.utf8), Array(contentType.utf8), Array(body)])
    }

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// Each part goes in with its length, so that no two lists of parts give the same text.
    static func hash(_ parts: [[UInt8]]) -> [UInt8] {
        var hash = SHA256()
        for part in parts {
            withUnsafeBytes(of: UInt64(part.count).littleEndian) { hash.update(bufferPointer: $0) }
            hash.update(data: part)
        }
        return Array(hash.finalize())
    }
}
