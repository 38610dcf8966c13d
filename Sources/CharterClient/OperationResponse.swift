import GraphQLJSON

/// What a server answered to an operation, or one event of a subscription: data, errors, or both where part of the data
/// could be had.
public struct OperationResponse<Data: Decodable & Sendable & Equatable>: Sendable, Equatable, Decodable {
    public let data: Data?
    public let errors: [ResponseError]
    public let extensions: JSONValue?
    /// The response as the server wrote it; empty for one that came from elsewhere.
    public internal(set) var json: [UInt8] = []
    /// Whether the operation was executed, so that there is data, be it null.
    let hasData: Bool

    private enum CodingKeys: CodingKey {
        case data, errors, extensions
    }

    public init(data: Data?, errors: [ResponseError] = [], extensions: JSONValue? = nil) {
        self.data = data
        hasData = data != nil
        self.errors = errors
        self.extensions = extensions
    }

    /// Throws for an object that is no GraphQL response: one with neither data nor errors.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        data = try container.decodeIfPresent(Data.self, forKey: .data)
        errors = try container.decodeIfPresent([ResponseError].self, forKey: .errors) ?? []
        extensions = try container.decodeIfPresent(JSONValue.self, forKey: .extensions)
        hasData = container.contains(.data)
        guard hasData || !errors.isEmpty else {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(
                    codingPath: decoder.codingPath, debugDescription: "There is neither data nor errors."))
        }
    }

    /// The data of a response without errors; throws `ClientError.graphQL`, and `ClientError.malformedAnswer` for data
    /// that is null for no reason.
    public func get() throws(ClientError) -> Data {
        guard errors.isEmpty else { throw .graphQL(errors) }
        guard let data else { throw .malformedAnswer("data is null without an error") }
        return data
    }
}
