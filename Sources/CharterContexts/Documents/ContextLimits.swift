import GraphQLJSON

/// What a context may be, and how far searches and walks go.
public enum ContextLimits {
    /// Bytes of UTF-8 of a content: 256 KiB.
    public static let contentBytes = 256 << 10
    /// Bytes of metadata as JSON text: 64 KiB.
    public static let metadataBytes = 64 << 10
    /// Bytes of types, of models' names and of owners.
    public static let nameBytes = 200
    /// Relationships that a context is created with.
    public static let relationships = 100
    /// Numbers of a vector.
    public static let dimension = 4_096
    /// Vectors of one context, each under a model's name of its own.
    public static let vectorsOfContext = 16
    /// Results of a search.
    public static let results = 100
    /// Items of a page.
    public static let page = 500
    /// Steps of a walk along relationships.
    public static let depth = 5
    /// Contexts that a walk finds.
    public static let walk = 200

    static func check(type: String) throws(ContextError) { try check(name: type, "type") }

    static func check(name: String, _ what: String) throws(ContextError) {
        guard 1...nameBytes ~= name.utf8.count else {
            throw .invalid(reason: "the \(what) must have 1 to \(nameBytes) bytes")
        }
        guard !name.utf8.contains(0) else { throw .invalid(reason: "the \(what) contains a null character") }
    }

    static func check(content: String) throws(ContextError) {
        guard content.contains(where: { !$0.isWhitespace }) else { throw .invalid(reason: "the content is empty") }
        guard content.utf8.count <= contentBytes else {
            throw .invalid(reason: "the content must have \(contentBytes) bytes at most, not \(content.utf8.count)")
        }
        guard !content.utf8.contains(0) else { throw .invalid(reason: "the content contains a null character") }
    }

    static func check(metadata: JSONObject?) throws(ContextError) {
        guard let metadata else { return }
        let bytes = JSONValue.object(metadata).serializedText.utf8.count
        guard bytes <= metadataBytes else {
            throw .invalid(reason: "the metadata must have \(metadataBytes) bytes at most, not \(bytes)")
        }
    }

    static func check(vector: [Float]) throws(ContextError) {
        guard 1...dimension ~= vector.count else {
            throw .invalid(reason: "a vector must have 1 to \(dimension) numbers, not \(vector.count)")
        }
        guard vector.allSatisfy(\.isFinite), vector.contains(where: { $0 != 0 }) else {
            throw .invalid(reason: "a vector must have finite numbers that are not all zero")
        }
    }
}
