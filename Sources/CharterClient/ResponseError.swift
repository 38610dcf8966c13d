import GraphQLJSON

/// An error in a GraphQL response (specification section 7.1.2).
public struct ResponseError: Sendable, Equatable, Decodable, CustomStringConvertible {
    /// A place in the operation's document, counted from 1.
    public struct Location: Sendable, Equatable, Decodable {
        public let line: Int
        public let column: Int
    }

    /// One step of a path in the data.
    public enum PathElement: Sendable, Equatable, Decodable, CustomStringConvertible {
        case field(String)
        case index(Int)

        public init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if let index = try? value.decode(Int.self) {
                self = .index(index)
            } else {
                self = .field(try value.decode(String.self))
            }
        }

        public var description: String {
            switch self {
            case .field(let name): name
            case .index(let index): "\(index)"
            }
        }
    }

    public let message: String
    public let locations: [Location]
    /// The field that failed; empty when the error is not one field's.
    public let path: [PathElement]
    public let extensions: JSONValue?

    private enum CodingKeys: CodingKey {
        case message, locations, path, extensions
    }

    public init(
        message: String, locations: [Location] = [], path: [PathElement] = [], extensions: JSONValue? = nil
    ) {
        self.message = message
        self.locations = locations
        self.path = path
        self.extensions = extensions
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        message = try container.decode(String.self, forKey: .message)
        locations = try container.decodeIfPresent([Location].self, forKey: .locations) ?? []
        path = try container.decodeIfPresent([PathElement].self, forKey: .path) ?? []
        extensions = try container.decodeIfPresent(JSONValue.self, forKey: .extensions)
    }

    /// The stable code of the error, such as `NOT_FOUND_ERROR`.
    public var code: String? { extensions?["code"]?.stringValue }

    public var description: String { message + (code.map { " (\($0))" } ?? "") }
}
