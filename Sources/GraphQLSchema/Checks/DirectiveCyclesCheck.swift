/// A directive definition does not refer to itself, neither by the directives on its arguments nor through their types
/// (spec section 3.13, type validation 1 and 2).
enum DirectiveCyclesCheck: TypeSystemCheck {
    static func check(_ schema: Schema, _ origins: SchemaOrigins, _ report: inout DiagnosticReport) {
        let graph = DirectiveReferences(schema)
        for (position, directive) in schema.directives.enumerated() where !directive.arguments.isEmpty {
            if graph.isCyclic[position] {
                report.add(
                    "Invalid circular reference. The directive @\(directive.name) references itself.",
                    at: directive.origin.asList)
            }
        }
    }
}

/// Which directives and input types refer to which: nodes are the directives, then the types.
struct DirectiveReferences {
    /// By position among the schema's directives: whether it can be reached from itself.
    let isCyclic: [Bool]

    init(_ schema: Schema) {
        var numbers: [String: Int] = [:]
        for (position, directive) in schema.directives.enumerated() { numbers[directive.name] = position }
        let base = schema.directives.count
        func targets(_ directives: [AppliedDirective]) -> [Int] { directives.compactMap { numbers[$0.name] } }
        func targets(_ input: InputValueDefinition) -> [Int] {
            targets(input.directives) + [base + input.type.named.index]
        }
        var edges: [[Int]] = schema.directives.map { $0.arguments.flatMap(targets) }
        for type in schema.types {
            let isReferable = type.isInput
            edges.append(
                isReferable
                    ? targets(type.directives) + type.inputFields.flatMap(targets)
                        + type.enumValues.flatMap { targets($0.directives) } : [])
        }
        let components = StronglyConnectedComponents(edges)
        isCyclic = (0..<base).map { components.sizes[components.component[$0]] > 1 || edges[$0].contains($0) }
    }
}
