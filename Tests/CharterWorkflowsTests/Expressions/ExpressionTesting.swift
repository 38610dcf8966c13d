import GraphQLJSON

@testable import CharterWorkflows

/// What expressions are tried with.
enum ExpressionTesting {
    static let scope = ExpressionScope([
        .inputs: [
            "diff": "a\nb\n", "count": 3, "ratio": 1.5, "yes": true, "empty": "", "nothing": nil,
            "list": [3, 1, 2], "names": ["b", "a", "b"], "object": ["key": "value", "two words": 2],
            "files": [["name": "x", "size": 1], ["name": "y", "size": 2], nil],
        ],
        .steps: ["review": ["output": ["content": "{{ inputs.diff }}"], "status": "completed", "error": nil]],
        .run: ["id": "r1", "workflow": "w", "user": nil],
    ])

    /// The value of an expression, or the message of its mistake.
    static func value(_ source: String) -> JSONValue {
        template("{{ \(source) }}")
    }

    /// The value of a text, or the message of its mistake.
    static func template(_ text: String) -> JSONValue {
        do {
            return try TemplateParser.parse(text).value(in: scope)
        } catch let error as TemplateParser.Failure {
            return .string("\(error.opening):\(error.offset): \(error.message)")
        } catch let error as EvaluationError {
            return .string("\(error)")
        } catch {
            return .string("\(error)")
        }
    }
}
