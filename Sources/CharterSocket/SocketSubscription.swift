import GraphQLExecution
import GraphQLJSON

/// What a client follows.
enum SocketSubscription: Sendable, Hashable {
    /// Submits a request to a model and follows it: `prompt` or `messages`, and what else `submitAIRequest` takes.
    case generate(JSONObject)
    /// Follows a submitted request: `request_id`, `after`.
    case request(id: String, after: String?)
    /// Follows a run: `execution_id`, `after`.
    case run(id: String, after: String?)
    /// Follows all runs, from now on or from behind `after`.
    case runs(after: String?)
    /// The server's figures, every `interval` seconds.
    case metrics(every: Double)

    var component: SocketComponent {
        switch self {
        case .generate, .request: .ai
        case .run, .runs: .workflow
        case .metrics: .dashboard
        }
    }

    /// The request of the operation that gives it; for `generate`, of the one that comes first.
    var request: GraphQLRequest {
        switch self {
        case .generate(let input): SocketOperations.submit.request(["input": .object(input)])
        case .request(let id, let after): SocketOperations.request.request(Self.place(id, after))
        case .run(let id, let after): SocketOperations.run.request(Self.place(id, after))
        case .runs(let after): SocketOperations.runs.request(after.map { ["after": .string($0)] } ?? [:])
        case .metrics(let seconds): SocketOperations.metrics.request(["every": .double(seconds)])
        }
    }

    private static func place(_ id: String, _ after: String?) -> JSONObject {
        var variables: JSONObject = ["id": .string(id)]
        if let after { variables["after"] = .string(after) }
        return variables
    }
}

// MARK: From the message

extension SocketSubscription {
    private static let intervals = 1.0...3_600.0

    init(_ component: SocketComponent, _ data: JSONObject) throws(SocketProblem) {
        if let other = data.members.first(where: { !component.parameters.contains($0.key) }) {
            throw SocketProblem(
                "\(SocketRequest.quote(other.key)) is not known in the data of component \(component.rawValue), which "
                    + "takes " + component.parameters.joined(separator: ", ") + ".")
        }
        let after = try Self.after(data)
        switch component {
        case .ai: self = try Self.generation(data, after)
        case .workflow:
            if let id = try Self.text(data, "execution_id") {
                self = .run(id: id, after: after)
            } else {
                self = .runs(after: after)
            }
        case .dashboard: self = .metrics(every: try Self.interval(data))
        }
    }

    private static func generation(_ data: JSONObject, _ after: String?) throws(SocketProblem) -> SocketSubscription {
        if let id = try text(data, "request_id") {
            if let other = data.members.first(where: { $0.key != "request_id" && $0.key != "after" }) {
                throw SocketProblem(
                    "\(other.key) belongs to a new request: send either request_id, with after, or a prompt.")
            }
            return .request(id: id, after: after)
        }
        guard data.contains("prompt") || data.contains("messages") else {
            throw SocketProblem("Give a prompt or messages, or the request_id of a submitted request.")
        }
        guard after == nil else {
            throw SocketProblem("after belongs to a request_id: a new request begins at its beginning.")
        }
        var input = JSONObject()
        for member in data.members where !member.value.isNull { input[name(member.key)] = try value(member) }
        return .generate(input)
    }

    /// What `AIRequestInput` calls it.
    private static func name(_ key: String) -> String {
        switch key {
        case "max_tokens": "maxTokens"
        case "idempotency_key": "idempotencyKey"
        default: key
        }
    }

    /// Roles and tasks are in lower case here. Everything else the schema checks.
    private static func value(_ member: JSONObject.Member) throws(SocketProblem) -> JSONValue {
        switch (member.key, member.value) {
        case ("task", .string(let task)): return .string(task.uppercased())
        case ("messages", .array(let messages)):
            return .array(
                messages.map { message in
                    guard case .object(var object) = message, let role = object["role"]?.stringValue else {
                        return message
                    }
                    object["role"] = .string(role.uppercased())
                    return .object(object)
                })
        case ("prompt", .string), ("model", .string), ("idempotency_key", .string), ("max_tokens", .int),
            ("temperature", .int), ("temperature", .double):
            return member.value
        case ("messages", _):
            throw SocketProblem(#"messages must be a list of objects such as {"role": "user", "content": "Hello"}."#)
        case ("max_tokens", _): throw SocketProblem("max_tokens must be a whole number.")
        case ("temperature", _): throw SocketProblem("temperature must be a number.")
        default: throw SocketProblem("\(member.key) must be a string.")
        }
    }

    private static func text(_ data: JSONObject, _ key: String) throws(SocketProblem) -> String? {
        switch data[key] {
        case nil, .null?: return nil
        case .string(let text)?: return text
        default: throw SocketProblem("\(key) must be a string.")
        }
    }

    private static func after(_ data: JSONObject) throws(SocketProblem) -> String? {
        switch data["after"] {
        case nil, .null?: return nil
        case .string(let position)?: return position
        default: throw SocketProblem("after must be the position of the last event that you have, a string.")
        }
    }

    private static func interval(_ data: JSONObject) throws(SocketProblem) -> Double {
        switch data["interval"] {
        case nil, .null?: return 5
        case .int(let seconds)? where intervals.contains(Double(seconds)): return Double(seconds)
        case .double(let seconds)? where intervals.contains(seconds): return seconds
        default: throw SocketProblem("interval must be a number of seconds, 1 to 3600.")
        }
    }
}
