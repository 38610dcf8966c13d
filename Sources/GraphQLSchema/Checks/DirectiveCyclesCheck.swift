/// A directive definition does not refer to itself by the directives on its arguments (spec section 3.13, type
/// validation 1).
///
/// A reference through the type of an argument is left alone, as the reference implementation does: generated schemas
/// have them and nothing depends on their absence.
enum DirectiveCyclesCheck: TypeSystemCheck {
    static func check(_ schema: Schema, _ origins: SchemaOrigins, _ report: inout DiagnosticReport) {
        var numbers: [String: Int] = [:]
        for (position, directive) in schema.directives.enumerated() { numbers[directive.name] = position }
        let edges = schema.directives.map { directive in
            directive.arguments.flatMap { $0.directives.compactMap { numbers[$0.name] } }
        }
        let components = StronglyConnectedComponents(edges)
        for (position, directive) in schema.directives.enumerated() where !edges[position].isEmpty {
            if components.isOnCycle(position) {
                report.add(
                    "Invalid circular reference. The directive @\(directive.name) references itself.",
                    at: directive.origin.asList)
            }
        }
    }
}
