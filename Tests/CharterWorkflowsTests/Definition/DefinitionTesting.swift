import Testing

@testable import CharterWorkflows

/// Reads definitions for tests.
enum DefinitionTesting {
    /// The mistakes in a text, each as `line:column: message`.
    static func mistakes(_ text: String) -> [String] {
        do throws(DefinitionErrors) {
            _ = try DefinitionParser.parse(text, path: "w.yaml")
            return []
        } catch {
            return error.diagnostics.map { "\($0.line):\($0.column): \($0.message)" }
        }
    }

    /// The mistakes of a workflow with some inputs and some steps, in lines from 1 of `steps`; four spaces deep.
    static func stepMistakes(_ steps: String) -> [String] {
        mistakes("\(steps)\nname: w\ninputs: {text: {type: string}, list: {type: list}}\n")
    }

    static func definition(_ text: String) throws -> WorkflowDefinition {
        try DefinitionParser.parse(text, path: "w.yaml")
    }
}
