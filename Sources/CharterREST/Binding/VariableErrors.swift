import GraphQLJSON
import GraphQLRoutes

/// The pipeline speaks of variables, which clients of a route know by other names.
extension RouteBinder {
    /// An error of a response in the words of the route.
    func renamed(_ error: JSONValue) -> JSONValue {
        guard case .object(var members) = error, let message = members["message"]?.stringValue,
            message.hasPrefix(Self.variable)
        else { return error }
        let rest = message.dropFirst(Self.variable.count)
        guard let end = rest.firstIndex(of: "\"") else { return error }
        let name = String(rest[..<end])
        let shown = values.first { $0.argument == [name] }?.name ?? RESTName.snakeCase(name)
        members["message"] = .string("\"\(shown)\"\(rest[rest.index(after: end)...])")
        // Where the variable stands in the text of the operation, which clients do not see.
        members["locations"] = nil
        if case .object(var extensions)? = members["extensions"] {
            extensions["argument"] = .string(shown)
            members["extensions"] = .object(extensions)
        }
        return .object(members)
    }

    private static let variable = "Variable \"$"

    private var values: [RouteValue] {
        input.path + input.query + [input.body?.argument].compactMap(\.self) + (input.body?.members ?? [])
    }
}
