import GraphQLLanguage

/// A variable has an input type: scalar, enum or input object (spec section 5.8.2).
enum VariablesAreInputTypes: ValidationRule {
    static func check(_ context: ValidationContext) throws(ValidationStopped) {
        for (index, variable) in context.document.variableDefinitions.enumerated() {
            guard let type = context.typed.variableTypes[index], !context.schema.namedType(of: type).isInput else {
                continue
            }
            try context.report(
                "Variable \"$\(context.text(variable.name))\" cannot be non-input type "
                    + "\"\(context.schema.text(type))\".",
                at: variable.type.range.start)
        }
    }
}
