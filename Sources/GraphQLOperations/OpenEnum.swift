import GraphQLJSON

/// The values of a GraphQL enum as a client knows them, and those that came to the schema since: an old client goes on
/// working when the server says something new.
public protocol OpenEnum: RawRepresentable<String>, Decodable, Hashable, InputEncodable {
    /// Every text is a value.
    init(rawValue: String)
}

extension OpenEnum {
    public init(from decoder: any Decoder) throws {
        self.init(rawValue: try decoder.singleValueContainer().decode(String.self))
    }

    public static func encode(_ value: Self) -> JSONValue { .string(value.rawValue) }
}
