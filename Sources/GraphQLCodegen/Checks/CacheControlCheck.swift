import GraphQLJSON
import GraphQLSchema

/// Checks that `@cacheControl` says something, and where something can be kept.
enum CacheControlCheck {
    static func check(_ schema: Schema, _ collector: inout DiagnosticCollector) {
        for type in schema.types where !type.isBuiltIn {
            check(type.directives, "\"\(type.name)\"", &collector)
            let operation = schema.operation(rootedAt: type.id)
            for field in type.fields {
                let coordinate = "\"\(type.name).\(field.name)\""
                check(field.directives, coordinate, &collector)
                guard let operation, operation != .query, let directive = field.directive("cacheControl") else {
                    continue
                }
                collector.report(
                    "@cacheControl on \(coordinate) has no effect: what a \(operation.keyword) answers is not kept. "
                        + "Remove it.", at: directive.origin)
            }
        }
    }

    private static func check(
        _ directives: [AppliedDirective], _ element: String, _ collector: inout DiagnosticCollector
    ) {
        for directive in directives where directive.name == "cacheControl" {
            if directive.arguments.members.allSatisfy({ $0.value == .null }) {
                collector.report(
                    "@cacheControl on \(element) says nothing. Give it a maxAge in seconds.", at: directive.origin)
            }
            if case .int(let seconds) = directive.arguments["maxAge"], seconds < 0 {
                collector.report(
                    "@cacheControl on \(element) has the maxAge \(seconds). Write seconds from 0.",
                    at: directive.origin)
            }
        }
    }
}
