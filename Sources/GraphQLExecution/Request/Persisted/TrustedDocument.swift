import GraphQLLanguage

/// A document that was reviewed and shipped with the server, so that clients may name it instead of sending it.
public struct TrustedDocument: Sendable, Hashable {
    public let id: DocumentIdentifier
    /// The name of its operation; of the first one where it has several.
    public let name: String
    public let operationType: OperationType
    /// The document's UTF-8 bytes.
    public let text: [UInt8]

    public init(id: DocumentIdentifier, name: String, operationType: OperationType, text: [UInt8]) {
        self.id = id
        self.name = name
        self.operationType = operationType
        self.text = text
    }

    /// What generated code writes; `sha256` has 64 lower-case hexadecimal digits.
    public init(name: String, operationType: OperationType, sha256: String, text: String) {
        self.init(
            id: DocumentIdentifier(sha256), name: name, operationType: operationType, text: Array(text.utf8))
    }
}
