import CharterModels
import GraphQLJSON

extension ModelReply {
    /// A model's answer as the output of a run: `{"content", "model", "upstreamModel"?, "finishReason", "tokensUsed",
    /// "usage": {"promptTokens", "completionTokens", "totalTokens", "isEstimated"}, "responseTime",
    /// "citations"?: [{"id", "type", "score"}]}`, the time in seconds.
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
        if !citations.isEmpty {
            object["citations"] = .array(
                citations.map { ["id": .string($0.id), "type": .string($0.type), "score": .double($0.score)] })
        }
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
            responseTime: responseTime, citations: Self.citations(json["citations"]))
    }

    private static func citations(_ json: JSONValue?) -> [ModelCitation] {
        guard case .array(let items)? = json else { return [] }
        return items.compactMap { item in
            guard let id = item["id"]?.stringValue, let type = item["type"]?.stringValue,
                let score = item["score"]?.number
            else { return nil }
            return ModelCitation(id: id, type: type, score: score)
        }
    }
}

extension ModelError {
    /// This error as the failure of a run or a step. Text that has arrived does not forbid to repeat what is durable:
    /// subscribers are told to discard it.
    var runFailure: RunFailure {
        RunFailure(code: code, message: description, isRetryable: isTransient, retryAfter: retryAfter)
    }
}
