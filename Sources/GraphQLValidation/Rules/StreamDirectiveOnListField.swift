import GraphQLLanguage

/// `@stream` is used on list fields only (incremental delivery draft).
enum StreamDirectiveOnListField: ValidationRule {
    static func check(_ context: ValidationContext) throws(ValidationStopped) {
        guard !context.document.directives.isEmpty else { return }
        for (index, field) in context.document.fields.enumerated() where !field.directives.isEmpty {
            let typed = context.typed.fields[index]
            guard let definition = typed.definition, let parent = typed.parent, !definition.type.isList else {
                continue
            }
            for directive in field.directives where context.incrementalDirective(directive) == .stream {
                try context.report(
                    "Directive \"@stream\" cannot be used on non-list field "
                        + "\"\(context.schema[parent].name).\(definition.name)\".",
                    at: context.document.directives[directive].range.start)
            }
        }
    }
}
