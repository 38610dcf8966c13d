import GraphQLRoutes
import GraphQLSchema

/// Checks that clients can give every argument that they must: in the path, in the body, or as texts in the query.
enum UnboundArgumentsCheck {
    static func check(_ application: RouteApplication, _ collector: inout DiagnosticCollector) {
        guard application.body != .members else { return }
        for argument in application.arguments.all where argument.isRequired {
            if application.body == .argument(argument.name) { continue }
            guard let missing = unbound(argument.type, at: [argument.name], within: [], application) else { continue }
            let type = application.arguments.type(at: missing).map(application.arguments.schema.text) ?? ""
            application.report(
                "gives clients no way to send \"\(missing.joined(separator: "."))\": the query carries scalars, enums "
                    + "and lists of them, and its type is \"\(type)\". Take it from the body: body: "
                    + "\"\(argument.name)\".", &collector)
        }
    }

    /// The argument or field that the query cannot carry but must; nil when there is none.
    private static func unbound(
        _ type: TypeReference, at path: [String], within types: [TypeID], _ application: RouteApplication
    ) -> [String]? {
        let arguments = application.arguments
        if application.path.segments.contains(.variable(path)) || arguments.isTextual(type) { return nil }
        let named = arguments.schema.namedType(of: type)
        guard !type.isList, named.kind == .inputObject, !types.contains(named.id) else { return path }
        // Of a one-of input any field will do.
        if named.isOneOf {
            let isPossible = named.inputFields.contains {
                unbound($0.type, at: path + [$0.name], within: types + [named.id], application) == nil
            }
            return isPossible ? nil : path
        }
        for field in named.inputFields where field.isRequired {
            let missing = unbound(field.type, at: path + [field.name], within: types + [named.id], application)
            if let missing { return missing }
        }
        return nil
    }
}
