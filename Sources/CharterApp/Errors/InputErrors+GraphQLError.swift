import CharterWorkflows
import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage

extension InputErrors: GraphQLErrorConvertible {
    /// Every mistake in the message, and each by its path in `extensions.mistakes`.
    public var graphQLError: GraphQLError {
        var error = GraphQLError(
            "The inputs are not what the workflow takes: \(mistakes.map(\.description).joined(separator: "; ")).",
            code: .validation)
        error.extensions["mistakes"] = .array(
            mistakes.map { ["path": .string($0.path), "message": .string($0.message)] })
        return error
    }
}
