import GraphQLLanguage

/// All variables of an operation have different names (spec section 5.8.1).
enum UniqueVariableNames: ValidationRule {
    static func check(_ context: ValidationContext) throws(ValidationStopped) {
        let document = context.document
        for operation in document.operations where operation.variableDefinitions.count > 1 {
            let nodes = operation.variableDefinitions.map { document.variableDefinitions[$0].name }
            for group in DuplicateNames.groups(nodes, in: document) {
                try context.report(
                    "There can be only one variable named \"$\(context.text(group[0]))\".", at: group.map(\.start))
            }
        }
    }
}
