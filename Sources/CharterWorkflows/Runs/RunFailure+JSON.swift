import GraphQLJSON

extension RunFailure {
    /// `{"code", "message", "step"?, "isRetryable", "retryAfter"?}`, the latter in seconds: as it is kept with steps and
    /// told in events.
    var json: JSONValue {
        var object: JSONObject = [
            "code": .string(code), "message": .string(message), "isRetryable": .bool(isRetryable),
        ]
        if let step { object["step"] = .string(step) }
        if let retryAfter { object["retryAfter"] = .double(Double(retryAfter / .milliseconds(1)) / 1_000) }
        return .object(object)
    }

    init?(json: JSONValue) {
        guard let code = json["code"]?.stringValue, let message = json["message"]?.stringValue else { return nil }
        self.init(
            code: code, message: message, step: json["step"]?.stringValue,
            isRetryable: json["isRetryable"] == .bool(true), retryAfter: json["retryAfter"]?.number.map { .seconds($0) }
        )
    }
}
