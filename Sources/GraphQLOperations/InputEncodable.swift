import GraphQLJSON

/// A type whose values can be sent as variables. A type that `@swift(client:)` binds needs this and `Decodable`.
public protocol InputEncodable: Sendable {
    /// The value as JSON. Not an instance method, because a field of an input object may have any name.
    static func encode(_ value: Self) -> JSONValue
}

extension String: InputEncodable {
    public static func encode(_ value: String) -> JSONValue { .string(value) }
}

extension Int: InputEncodable {
    public static func encode(_ value: Int) -> JSONValue { .int(Int64(value)) }
}

extension Double: InputEncodable {
    public static func encode(_ value: Double) -> JSONValue { .double(value) }
}

extension Bool: InputEncodable {
    public static func encode(_ value: Bool) -> JSONValue { .bool(value) }
}

extension JSONValue: InputEncodable {
    public static func encode(_ value: JSONValue) -> JSONValue { value }
}

extension Optional: InputEncodable where Wrapped: InputEncodable {
    public static func encode(_ value: Wrapped?) -> JSONValue { value.map(Wrapped.encode) ?? .null }
}

extension Array: InputEncodable where Element: InputEncodable {
    public static func encode(_ value: [Element]) -> JSONValue { .array(value.map(Element.encode)) }
}
