import GraphQLLanguage
import GraphQLSchema

/// All required arguments of fields and directives are given (spec section 5.4.3).
enum ProvidedRequiredArguments: ValidationRule {
    static func check(_ context: ValidationContext) throws(ValidationStopped) {
        for (index, field) in context.document.fields.enumerated() {
            guard let definition = context.typed.fields[index].definition, !definition.arguments.isEmpty else {
                continue
            }
            try check(context, definition.arguments, field.arguments, at: field.range) {
                "Field \"\(definition.name)\""
            }
        }
        for (index, directive) in context.document.directives.enumerated() {
            guard let definition = context.typed.directives[index].definition else { continue }
            try check(context, definition.arguments, directive.arguments, at: directive.range) {
                "Directive \"@\(definition.name)\""
            }
        }
    }

    private static func check(
        _ context: ValidationContext, _ definitions: [InputValueDefinition], _ given: NodeRange, at range: SourceRange,
        _ subject: () -> String
    ) throws(ValidationStopped) {
        for definition in definitions where definition.isRequired {
            guard !given.contains(where: { context.typed.arguments[$0] === definition }) else { continue }
            try context.report(
                "\(subject()) argument \"\(definition.name)\" of type \"\(context.schema.text(definition.type))\" is "
                    + "required, but it was not provided.",
                at: range.start)
        }
    }
}
