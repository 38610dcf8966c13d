import GraphQLRoutes
import GraphQLSchema

/// Checks the variables of a path: each is one argument, or a field of one, whose value is a text.
enum PathVariablesCheck {
    static func check(_ application: RouteApplication, _ collector: inout DiagnosticCollector) {
        let arguments = application.arguments
        var bound: Set<[String]> = []
        for segment in application.path.segments {
            guard case .variable(let path) = segment else { continue }
            let name = path.joined(separator: ".")
            guard let type = arguments.type(at: path) else {
                application.report(
                    "has {\(name)} in its path, which is no argument. \(arguments.listing).", &collector)
                continue
            }
            if type.isList || !arguments.schema.namedType(of: type).isLeaf {
                application.report(
                    "has {\(name)} in its path, whose type is \"\(arguments.schema.text(type))\": a segment is one "
                        + "scalar or enum value. Name a field of it, or take it from the query or the body.",
                    &collector)
            }
            if !bound.insert(path).inserted {
                application.report("has {\(name)} twice in its path. Remove one of them.", &collector)
            }
        }
    }
}
