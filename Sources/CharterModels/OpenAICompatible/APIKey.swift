/// A key that opens a model server. It never shows itself in text, logs or dumps.
public struct APIKey: Sendable, Equatable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private let value: String

    /// - Throws: `ModelError.invalidConfiguration` when the text is empty or holds anything but visible ASCII, which no
    ///   HTTP header could carry.
    public init(_ value: String) throws(ModelError) {
        guard !value.isEmpty, value.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw .invalidConfiguration(reason: "the API key must be visible ASCII characters without spaces")
        }
        self.value = value
    }

    /// The value of the `Authorization` header.
    var authorization: String { "Bearer \(value)" }

    /// For handing the key to a process of our own.
    var revealed: String { value }

    public var description: String { "APIKey(hidden)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
