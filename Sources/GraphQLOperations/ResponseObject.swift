/// An object of a response, for generated code that reads its fields.
public struct ResponseObject {
    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    private let fields: KeyedDecodingContainer<Key>

    /// Throws `DecodingError` when there is something else than an object.
    public init(_ decoder: any Decoder) throws { fields = try decoder.container(keyedBy: Key.self) }

    /// A field that is there and not null.
    public func decode<Value: Decodable>(_ name: String) throws -> Value {
        try fields.decode(Value.self, forKey: Key(stringValue: name))
    }

    /// A field that may be null, or left out by `@include` or `@skip`.
    public func decodeIfPresent<Value: Decodable>(_ name: String) throws -> Value? {
        try fields.decodeIfPresent(Value.self, forKey: Key(stringValue: name))
    }

    /// Whether the field is there, null included.
    public func contains(_ name: String) -> Bool { fields.contains(Key(stringValue: name)) }

    /// The name of the object's type, which decides how to read the rest of it.
    public func typename() throws -> String { try decode("__typename") }
}
