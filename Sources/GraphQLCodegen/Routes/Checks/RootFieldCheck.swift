import GraphQLSchema

/// Checks that `@rest` stands on fields of root types: only they can be asked by themselves.
enum RootFieldCheck {
    static func check(_ schema: Schema, _ collector: inout DiagnosticCollector) {
        for type in schema.types where !type.isBuiltIn && schema.operation(rootedAt: type.id) == nil {
            for field in type.fields {
                guard let directive = field.directive("rest") else { continue }
                collector.report(
                    "@rest on \"\(type.name).\(field.name)\" has no effect: only fields of the query, mutation and "
                        + "subscription types are routes. Move it to one that gives \"\(type.name)\".",
                    at: directive.origin)
            }
        }
    }
}
