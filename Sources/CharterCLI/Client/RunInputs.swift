import CharterClient
import GraphQLJSON

/// The inputs of a run as a command line gives them.
enum RunInputs {
    /// `key=value` pairs, each value read as the workflow declares its input: a text as it is, everything else as JSON.
    /// Throws `CommandFailure` for what is no pair, no input of the workflow, or no value of its type.
    static func object(
        _ pairs: [String], declared: [WorkflowsQuery.Data.Workflows.Inputs], workflow: String
    ) throws -> JSONObject {
        var object = JSONObject()
        for pair in pairs {
            guard let equals = pair.firstIndex(of: "="), equals != pair.startIndex else {
                throw CommandFailure("An input is written KEY=VALUE, not \"\(pair)\".")
            }
            let name = String(pair[..<equals])
            let text = String(pair[pair.index(after: equals)...])
            guard let input = declared.first(where: { $0.name == name }) else {
                let names = declared.map(\.name).joined(separator: ", ")
                throw CommandFailure(
                    "The workflow \"\(workflow)\" has no input \"\(name)\"; "
                        + (names.isEmpty ? "it has none." : "it has \(names)."))
            }
            guard !object.contains(name) else { throw CommandFailure("The input \"\(name)\" is given twice.") }
            object[name] = try value(text, of: input)
        }
        return object
    }

    private static func value(_ text: String, of input: WorkflowsQuery.Data.Workflows.Inputs) throws -> JSONValue {
        if input.type == "string" { return .string(text) }
        guard let value = try? JSONValue.parse(text) else {
            throw CommandFailure("The input \"\(input.name)\" is of type \(input.type), which \"\(text)\" is not.")
        }
        return value
    }
}
