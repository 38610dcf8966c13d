import CharterModels
import GraphQLJSON

/// What a model step is given, as a request to a model.
enum ModelStepInput {
    private static let maxMessages = 200

    /// The model's name, nil for the default model, and the request. Throws `RunFailure` for what no model can be asked.
    static func read(_ step: StepInvocation) throws(RunFailure) -> (model: String?, request: ModelRequest) {
        let input = step.input
        guard let task = ModelTask(rawValue: input["task"]?.stringValue ?? ModelTask.generate.rawValue) else {
            throw step.invalid("`task` is one of \(ModelTask.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        var messages = try messages(step)
        if let system = try text(step, "system") { messages.insert(.system(system), at: 0) }
        let parameters = ModelParameters(
            maximumTokens: try integer(step, "maximumTokens"), temperature: try number(step, "temperature"),
            topP: try number(step, "topP"), stop: try stops(step), seed: try integer(step, "seed"))
        let model = try text(step, "model").flatMap { $0.isEmpty ? nil : $0 }
        return (model, ModelRequest(messages: task.framing(messages), parameters: parameters))
    }

    private static func messages(_ step: StepInvocation) throws(RunFailure) -> [ChatMessage] {
        guard let given = step.input["messages"] else { return [.user(try text(step, "prompt") ?? "")] }
        guard case .array(let elements) = given, (1...maxMessages).contains(elements.count) else {
            throw step.invalid("`messages` must be a list of 1 to \(maxMessages) messages")
        }
        var messages: [ChatMessage] = []
        for element in elements {
            guard let role = (element["role"]?.stringValue).flatMap(ChatMessage.Role.init),
                let content = element["content"]?.stringValue
            else {
                throw step.invalid("each of `messages` must have a role (system, user or assistant) and a content")
            }
            messages.append(ChatMessage(role: role, content: content))
        }
        return messages
    }

    /// A text; what is no text is its text within one.
    private static func text(_ step: StepInvocation, _ key: String) throws(RunFailure) -> String? {
        guard let value = step.input[key], !value.isNull else { return nil }
        return value.textInTemplate
    }

    private static func stops(_ step: StepInvocation) throws(RunFailure) -> [String] {
        guard case .array(let elements)? = step.input["stop"] else { return [] }
        return elements.map(\.textInTemplate).filter { !$0.isEmpty }
    }

    private static func number(_ step: StepInvocation, _ key: String) throws(RunFailure) -> Double? {
        guard let value = step.input[key], !value.isNull else { return nil }
        guard let number = value.double ?? value.stringValue.flatMap({ Double($0.trimmed) }), number.isFinite else {
            throw step.invalid("`\(key)` must be a number, not \(value.shown)")
        }
        return number
    }

    private static func integer(_ step: StepInvocation, _ key: String) throws(RunFailure) -> Int? {
        guard let value = step.input[key], !value.isNull else { return nil }
        guard let number = try number(step, key), let integer = Int(exactly: number) else {
            throw step.invalid("`\(key)` must be an integer, not \(value.shown)")
        }
        return integer
    }
}
