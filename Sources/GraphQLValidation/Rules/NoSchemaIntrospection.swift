import GraphQLLanguage

/// Introspection is not selected where the server turned it off; not among the rules of the specification.
enum NoSchemaIntrospection: ValidationRule {
    static func check(_ context: ValidationContext) throws(ValidationStopped) {
        for (index, field) in context.document.fields.enumerated() {
            guard let definition = context.typed.fields[index].definition else { continue }
            let type = context.schema.namedType(of: definition.type)
            guard type.isBuiltIn, type.name.hasPrefix("__") else { continue }
            try context.report(
                "GraphQL introspection has been disabled, but the requested query contained the field "
                    + "\"\(definition.name)\".",
                at: field.range.start)
        }
    }
}
