import CharterClient
import GraphQLJSON

/// Responses as JSON for programs.
enum JSONLine {
    /// The value of the one root field of a response, as the server wrote it, on one line.
    static func rootField<Data>(of response: OperationResponse<Data>) throws -> String {
        guard let value = try? JSONValue.parse(response.json, maxDepth: 512), case .object(let data)? = value["data"],
            let field = data.members.first
        else { throw ClientError.malformedAnswer("there is no root field") }
        return field.value.serializedText
    }
}
