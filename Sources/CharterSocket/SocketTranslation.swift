import GraphQLJSON

/// What an event of a GraphQL subscription is to the socket's client.
struct SocketTranslation: Sendable, Hashable {
    var kind: SocketMessage.Kind
    var data: JSONObject
    /// Nil when the event has no time of its own.
    var timestamp: String?
    /// Whether nothing follows for what was subscribed to.
    var isLast = false

    /// An event of `aiRequestStream`; nil for one that clients do not wait for.
    static func generation(_ event: JSONValue, requestID: String) -> SocketTranslation? {
        let name: SocketEvent
        var kind = SocketMessage.Kind.update
        var more: JSONObject = [:]
        switch event["__typename"]?.stringValue {
        case "AIRequestStarted":
            name = .generationStart
            more = ["model": event["model"] ?? .null, "attempt": event["attempt"] ?? .null]
        case "AIRequestDelta":
            name = .generationProgress
            more = ["text": event["text"] ?? .null]
        case "AIRequestCompleted":
            name = .generationComplete
            kind = .complete
            let response = event["response"]
            let content = response?["content"] ?? .null
            more = [
                "content": content, "response": content, "model": response?["model"] ?? .null,
                "tokens_used": response?["tokensUsed"] ?? .null, "response_time": response?["responseTime"] ?? .null,
            ]
        case "AIRequestFailed":
            name = .generationComplete
            kind = .error
            more = ["error": event["error"] ?? .null, "code": event["errorCode"] ?? .null]
        default: return nil
        }
        let data = data(name, event, ["request_id": .string(requestID)], more)
        return SocketTranslation(
            kind: kind, data: data, timestamp: event["timestamp"]?.stringValue, isLast: name == .generationComplete)
    }

    /// An event of `workflowProgress` or `workflowEvents`. A run's first event is its start; its end is its completion,
    /// whatever it ended with.
    static func execution(_ event: JSONValue) -> SocketTranslation {
        let type = event["type"]?.stringValue ?? ""
        var kind = SocketMessage.Kind.update
        var name: SocketEvent = event["sequence"] == 1 ? .executionStart : .executionProgress
        var more: JSONObject = ["change": .string(type)]
        if let step = event["step"], !step.isNull { more["step"] = step }
        let details = event["data"] ?? .null
        switch type {
        case "run.succeeded":
            (kind, name) = (.complete, .executionComplete)
            more["result"] = details["output"] ?? .null
        case "run.failed":
            (kind, name) = (.error, .executionComplete)
            more["error"] = details["message"] ?? "the run failed"
            more["code"] = details["code"] ?? .null
        case "run.cancelled":
            (kind, name) = (.error, .executionComplete)
            more["error"] = "the run was cancelled"
            more["code"] = "CANCELLED"
        default: if !details.isNull { more["details"] = details }
        }
        let about: JSONObject = [
            "execution_id": event["id"] ?? .null, "workflow": event["workflow"] ?? .null,
            "sequence": event["sequence"] ?? .null, "status": event["status"] ?? .null,
            "progress": event["progress"] ?? .null,
        ]
        return SocketTranslation(
            kind: kind, data: data(name, event, about, more), timestamp: event["timestamp"]?.stringValue,
            isLast: name == .executionComplete)
    }

    /// An event of `systemMetricsStream`: each is whole, so it has no position to go on from.
    static func metrics(_ figures: JSONValue) -> SocketTranslation {
        var data: JSONObject = ["event": .string(SocketEvent.metrics.rawValue)]
        if case .object(let figures) = figures {
            for member in figures.members { data[snakeCase(member.key)] = member.value }
        }
        return SocketTranslation(kind: .update, data: data)
    }

    private static func data(
        _ name: SocketEvent, _ event: JSONValue, _ about: JSONObject, _ more: JSONObject
    ) -> JSONObject {
        var data: JSONObject = ["event": .string(name.rawValue), "position": event["position"] ?? .null]
        for member in about.members + more.members { data[member.key] = member.value }
        return data
    }

    /// `meanLatency` as `mean_latency`, as names are written in the guide's interfaces.
    static func snakeCase(_ name: String) -> String {
        var result = ""
        for character in name {
            if character.isUppercase {
                result += "_" + character.lowercased()
            } else {
                result.append(character)
            }
        }
        return result
    }
}
