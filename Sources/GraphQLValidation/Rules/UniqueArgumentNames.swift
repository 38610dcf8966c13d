import GraphQLLanguage

/// All arguments of a field or directive have different names (spec section 5.4.2).
enum UniqueArgumentNames: ValidationRule {
    static func check(_ context: ValidationContext) throws(ValidationStopped) {
        for field in context.document.fields where field.arguments.count > 1 { try check(context, field.arguments) }
        for directive in context.document.directives where directive.arguments.count > 1 {
            try check(context, directive.arguments)
        }
    }

    private static func check(_ context: ValidationContext, _ arguments: NodeRange) throws(ValidationStopped) {
        let document = context.document
        for group in DuplicateNames.groups(arguments.map { document.arguments[$0].name }, in: document) {
            try context.report(
                "There can be only one argument named \"\(context.text(group[0]))\".", at: group.map(\.start))
        }
    }
}
