import Foundation

/// The JSON of `POST /chat/completions`, as it is sent.
struct ChatCompletionRequestBody: Encodable {
    private struct Message: Encodable {
        var role: String
        var content: String
    }

    private struct StreamOptions: Encodable {
        var includeUsage = true
    }

    private var model: String?
    private var messages: [Message]
    private var stream: Bool
    private var streamOptions: StreamOptions?
    private var maxTokens: Int?
    private var maxCompletionTokens: Int?
    private var temperature: Double?
    private var topP: Double?
    private var stop: [String]?
    private var seed: Int?
    /// JSON already, so no part of what is encoded.
    private let answerSchema: String?

    private enum CodingKeys: CodingKey {
        case model, messages, stream, streamOptions, maxTokens, maxCompletionTokens, temperature, topP, stop, seed
    }

    init(_ request: ModelRequest, for endpoint: OpenAICompatibleEndpoint, isStreamed: Bool) {
        let parameters = request.parameters
        model = endpoint.model
        messages = request.messages.map { Message(role: $0.role.rawValue, content: $0.content) }
        stream = isStreamed
        streamOptions = isStreamed ? StreamOptions() : nil
        switch endpoint.tokenLimitField {
        case .maxTokens: maxTokens = parameters.maximumTokens
        case .maxCompletionTokens: maxCompletionTokens = parameters.maximumTokens
        }
        temperature = parameters.temperature
        topP = parameters.topP
        stop = parameters.stop.isEmpty ? nil : parameters.stop
        seed = parameters.seed
        answerSchema = parameters.answerSchema
    }

    func encoded() throws -> Data {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var body = try encoder.encode(self)
        if let answerSchema {
            body.removeLast()
            body += Data(
                (#","response_format":{"type":"json_schema","json_schema":{"name":"answer","strict":true,"schema":"#
                    + answerSchema + "}}}").utf8)
        }
        return body
    }
}
