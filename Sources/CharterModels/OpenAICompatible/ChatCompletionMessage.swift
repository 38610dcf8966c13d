import Foundation

/// The JSON of an answer: a whole one, or one chunk of a stream. Only what is used; every server adds keys of its own.
struct ChatCompletionMessage: Decodable {
    struct Choice: Decodable {
        struct Text: Decodable {
            enum CodingKeys: String, CodingKey {
                case content
                case reasoning = "reasoning_content"
            }

            var content: String?
            var reasoning: String?
        }

        enum CodingKeys: String, CodingKey {
            case index, message, delta
            case finishReason = "finish_reason"
        }

        var index: Int?
        /// In a whole answer.
        var message: Text?
        /// In a chunk.
        var delta: Text?
        var finishReason: String?
    }

    struct Usage: Decodable {
        enum CodingKeys: String, CodingKey {
            case promptTokens = "prompt_tokens"
            case completionTokens = "completion_tokens"
            case totalTokens = "total_tokens"
        }

        var promptTokens: Int?
        var completionTokens: Int?
        var totalTokens: Int?

        /// Nil unless both counts were given and make sense.
        var reported: ModelUsage? {
            let plausible = 0...Int(Int32.max)
            guard let promptTokens, plausible.contains(promptTokens), let completionTokens,
                plausible.contains(completionTokens)
            else { return nil }
            let sum = promptTokens + completionTokens
            return ModelUsage(
                promptTokens: promptTokens,
                completionTokens: completionTokens,
                totalTokens: totalTokens.map { plausible.contains($0) ? max($0, sum) : sum }
            )
        }
    }

    /// Stands for any value but null.
    struct Presence: Decodable {
        init(from decoder: any Decoder) {}
    }

    var model: String?
    var choices: [Choice]?
    var usage: Usage?
    /// Set when the server reports an error inside an answer; `UpstreamErrorBody` reads it.
    var error: Presence?

    /// The answer that was asked for: servers may send several, but we ask for one.
    var firstChoice: Choice? {
        choices?.first { ($0.index ?? 0) == 0 }
    }

    /// - Throws: `DecodingError` when the bytes are not such an object.
    static func decode(_ bytes: some Sequence<UInt8>) throws -> ChatCompletionMessage {
        try JSONDecoder().decode(ChatCompletionMessage.self, from: Data(bytes))
    }
}
