import GraphQLJSON
import GraphQLLanguage

/// Enums whose raw values are the names of a GraphQL enum: generated ones, and those that `@swift` binds.
extension InputDecodable where Self: RawRepresentable, RawValue == String {
    public init(input: JSONValue) throws {
        guard case .string(let name) = input, let value = Self(rawValue: name) else { throw Self.mismatch(input) }
        self = value
    }
}
