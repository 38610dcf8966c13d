import CharterContexts
import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage

extension ContextError: GraphQLErrorConvertible {
    public var graphQLError: GraphQLError {
        switch self {
        case .notFound(let id):
            return GraphQLError("There is no context \"\(id.prefix(100))\".", code: .notFound)
        case .nothingThere(let what):
            return GraphQLError("There is no \(what).", code: .notFound)
        case .versionConflict(_, let expected, let actual):
            var error = GraphQLError(
                "The context has version \(actual), not \(expected): read it again and decide anew.", code: .conflict)
            error.extensions["version"] = .int(actual)
            return error
        case .invalid(let reason):
            return GraphQLError("\(reason.prefix(1).uppercased())\(reason.dropFirst()).", code: .validation)
        }
    }
}
