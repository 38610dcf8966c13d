/// Names a document that a request does not carry (GraphQL over HTTP, appendix "Persisted Documents"): by the SHA-256 of
/// its source text, or by a custom identifier that somebody agreed on.
public struct DocumentIdentifier: Sendable, Hashable, CustomStringConvertible {
    /// The prefix of an identifier that is a hash.
    public static let hashPrefix = "sha256:"

    /// 64 lower-case hexadecimal digits of a hash, without prefix; any other text is a custom identifier.
    public let key: String

    /// Takes an identifier as clients send it: `sha256:HEX`, `HEX` alone, or a custom one.
    public init(_ text: String) {
        key = text.hasPrefix(Self.hashPrefix) ? String(text.dropFirst(Self.hashPrefix.count)) : text
    }

    /// The identifier of a source text.
    public init(ofText text: [UInt8]) { key = SHA256.hexadecimal(of: text) }

    /// Whether the identifier can be made of a text: it is a hash.
    public var isHash: Bool {
        key.utf8.count == 64
            && key.utf8.allSatisfy {
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
            }
    }

    /// As clients send it in `documentId`.
    public var description: String { isHash ? Self.hashPrefix + key : key }
}
