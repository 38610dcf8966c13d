import CharterModels
import GraphQLJSON

extension ModelReply {
    /// A model's answer as the output of a run: `{"content", "model", "upstreamModel"?, "finishReason", "tokensUsed",
    /// "usage": {"promptTokens", "completionTokens", "totalTokens", "isEstimated"}, "responseTime"}`, the latter in
    /// seconds.
    public var json: JSONValue {
        var object: JSONObject = [
            "content": .string(content), "model": .string(model), "finishReason": .string(finishReason.wireName),
            "tokensUsed": .int(Int64(tokensUsed)),
            "usage": [
                "promptTokens": .int(Int64(usage.promptTokens)),
                "completionTokens": .int(Int64(usage.completionTokens)),
                "totalTokens": .int(Int64(usage.totalTokens)), "isEstimated": .bool(usage.isEstimated),
            ], "responseTime": .double(responseTime),
        ]
        if let upstreamModel { object["upstreamModel"] = .string(upstreamModel) }
        return .object(object)
    }

    /// Nil when it is no such output.
    public init?(json: JSONValue) {
        guard let content = json["content"]?.stringValue, let model = json["model"]?.stringValue,
            let finishReason = json["finishReason"]?.stringValue, let usage = json["usage"],
            let promptTokens = usage["promptTokens"]?.integer,
            let completionTokens = usage["completionTokens"]?.integer,
            let totalTokens = usage["totalTokens"]?.integer, let responseTime = json["responseTime"]?.number
        else { return nil }
        self.init(
            content: content, model: model, upstreamModel: json["upstreamModel"]?.stringValue,
            usage: ModelUsage(
                promptTokens: promptTokens, completionTokens: completionTokens, totalTokens: totalTokens,
                isEstimated: usage["isEstimated"] == .bool(true)),
            finishReason: finishReason == FinishReason.unspecified.wireName
                ? .unspecified : FinishReason(wireName: finishReason),
            responseTime: responseTime)
    }
}

extension ModelError {
    /// This error as the failure of a run or a step. Text that has arrived does not forbid to repeat what is durable:
    /// subscribers are told to discard it.
    var runFailure: RunFailure {
        RunFailure(code: code, message: description, isRetryable: isTransient, retryAfter: retryAfter)
    }
}
