import GraphQLLanguage
import GraphQLSchema

/// All arguments of fields and directives are defined (spec section 5.4.1).
enum KnownArgumentNames: ValidationRule {
    static func check(_ context: ValidationContext) throws(ValidationStopped) {
        for (index, field) in context.document.fields.enumerated() where !field.arguments.isEmpty {
            let typed = context.typed.fields[index]
            guard let definition = typed.definition, let parent = typed.parent else { continue }
            for argument in field.arguments where context.typed.arguments[argument] == nil {
                try report(context, argument, definition.arguments) {
                    "on field \"\(context.schema[parent].name).\(definition.name)\""
                }
            }
        }
        for (index, directive) in context.document.directives.enumerated() where !directive.arguments.isEmpty {
            guard let definition = context.typed.directives[index].definition else { continue }
            for argument in directive.arguments where context.typed.arguments[argument] == nil {
                try report(context, argument, definition.arguments) { "on directive \"@\(definition.name)\"" }
            }
        }
    }

    private static func report(
        _ context: ValidationContext, _ index: Int, _ known: [InputValueDefinition], _ place: () -> String
    ) throws(ValidationStopped) {
        let argument = context.document.arguments[index]
        let name = context.text(argument.name)
        let suggestion = context.suggestion(name, among: known.map(\.name))
        try context.report("Unknown argument \"\(name)\" \(place()).\(suggestion)", at: argument.range.start)
    }
}
