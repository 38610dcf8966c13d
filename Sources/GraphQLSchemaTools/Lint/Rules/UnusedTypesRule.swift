import GraphQLLanguage
import GraphQLSchema

/// No operation, argument or directive leads to an unused type.
enum UnusedTypesRule: LintRule {
    static let name = "no-unused-types"
    static let summary = "Every type can be reached from the root types or from directives."
    static let defaultSeverity: LintSeverity? = .warning

    static func check(_ subject: LintSubject, _ report: inout LintReport) {
        guard let schema = subject.schema else { return }
        let used = reachable(in: schema)
        for element in subject.elements where element.isTypeDefinition {
            guard let type = schema.type(element.text), !type.isBuiltIn, !used.contains(type.id) else { continue }
            report.add(
                "The type \(element.text) is not used: nothing leads to it from the root types. Use it or remove it.",
                at: element)
        }
    }

    private static func reachable(in schema: Schema) -> Set<TypeID> {
        var open = OperationType.allCases.compactMap { schema.rootType($0)?.id }
        open += schema.directives.flatMap(\.arguments).map(\.type.named)
        var reached: Set<TypeID> = []
        while let id = open.popLast() {
            guard reached.insert(id).inserted else { continue }
            let type = schema[id]
            // What implements an interface may be answered in its place.
            open += type.interfaces + type.possibleTypes
            open += type.inputFields.map(\.type.named)
            for field in type.fields { open += [field.type.named] + field.arguments.map(\.type.named) }
        }
        return reached
    }
}
