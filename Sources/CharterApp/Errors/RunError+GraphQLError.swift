import CharterWorkflows
import GraphQLExecution
import GraphQLLanguage

extension RunError: GraphQLErrorConvertible {
    public var graphQLError: GraphQLError {
        switch self {
        case .notFound(let id):
            GraphQLError("There is no run \"\(id.prefix(100))\".", code: .notFound)
        case .conflict(_, let status, let reason):
            GraphQLError("The run is \(status): \(reason).", code: .conflict)
        case .invalid(let reason):
            GraphQLError("\(reason.prefix(1).uppercased())\(reason.dropFirst()).", code: .validation)
        case .leaseLost:
            GraphQLError("The run is another worker's by now.", code: .conflict)
        }
    }
}

extension WorkflowServiceError: GraphQLErrorConvertible {
    var graphQLError: GraphQLError {
        switch self {
        case .unknownWorkflow(let name, let known):
            GraphQLError(
                "There is no workflow \"\(name.prefix(100))\"; "
                    + (known.isEmpty ? "none are defined." : "known are \(known.joined(separator: ", "))."),
                code: .notFound)
        }
    }
}
