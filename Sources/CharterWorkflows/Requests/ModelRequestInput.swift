import CharterModels
import GraphQLJSON

/// What a submitted request asks of a model, as it is kept as the input of its run:
/// `{"model", "task", "messages": [{"role", "content"}], "temperature"?, "maxTokens"?, "topP"?, "stop"?, "seed"?}`.
public struct ModelRequestInput: Sendable, Equatable {
    /// The registered name of the model.
    public var model: String
    public var task: ModelTask
    /// The conversation, oldest first, without the instructions of the task.
    public var messages: [ChatMessage]
    public var parameters: ModelParameters

    public init(
        model: String, task: ModelTask = .generate, messages: [ChatMessage],
        parameters: ModelParameters = ModelParameters()
    ) {
        self.model = model
        self.task = task
        self.messages = messages
        self.parameters = parameters
    }

    /// What the model is sent.
    var request: ModelRequest { ModelRequest(messages: task.framing(messages), parameters: parameters) }
}

extension ModelRequestInput {
    var json: JSONValue {
        var object: JSONObject = [
            "model": .string(model), "task": .string(task.rawValue),
            "messages": .array(
                messages.map { ["role": .string($0.role.rawValue), "content": .string($0.content)] }),
        ]
        if let temperature = parameters.temperature { object["temperature"] = .double(temperature) }
        if let maximumTokens = parameters.maximumTokens { object["maxTokens"] = .int(Int64(maximumTokens)) }
        if let topP = parameters.topP { object["topP"] = .double(topP) }
        if !parameters.stop.isEmpty { object["stop"] = .array(parameters.stop.map(JSONValue.string)) }
        if let seed = parameters.seed { object["seed"] = .int(Int64(seed)) }
        return .object(object)
    }

    init?(json: JSONValue) {
        guard let model = json["model"]?.stringValue,
            let task = json["task"]?.stringValue.flatMap(ModelTask.init(rawValue:)),
            case .array(let turns)? = json["messages"]
        else { return nil }
        var messages: [ChatMessage] = []
        for turn in turns {
            guard let role = turn["role"]?.stringValue.flatMap(ChatMessage.Role.init(rawValue:)),
                let content = turn["content"]?.stringValue
            else { return nil }
            messages.append(ChatMessage(role: role, content: content))
        }
        var stop: [String] = []
        if case .array(let texts)? = json["stop"] { stop = texts.compactMap(\.stringValue) }
        self.init(
            model: model, task: task, messages: messages,
            parameters: ModelParameters(
                maximumTokens: json["maxTokens"]?.integer, temperature: json["temperature"]?.number,
                topP: json["topP"]?.number, stop: stop, seed: json["seed"]?.integer))
    }
}
