/// A key, password or token. It never shows itself in text, logs or dumps.
public struct N8nSecret: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The secret itself, for the header that carries it.
    let revealed: String

    /// - Throws: `N8nError.invalidConfiguration` when the text is empty or holds control characters, which no HTTP
    ///   header could carry.
    public init(_ value: String) throws(N8nError) {
        guard !value.isEmpty, value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
            throw .invalidConfiguration(reason: "a key must not be empty or hold line breaks")
        }
        revealed = value
    }

    public var description: String { "N8nSecret(hidden)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
