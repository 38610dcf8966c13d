import GraphQLLanguage

/// All definitions of a document to be executed are operations or fragments (spec section 5.1.1).
enum ExecutableDefinitions: ValidationRule {
    static func check(_ context: ValidationContext) throws(ValidationStopped) {
        let document = context.document
        guard document.operations.count + document.fragments.count < document.definitions.count else { return }
        for definition in document.definitions {
            switch definition {
            case .operation, .fragment: break
            case .schema(let index): try report(context, "schema", document.schemaDefinitions[index].range)
            case .type(let index):
                let node = document.typeDefinitions[index]
                try report(context, "\"\(context.text(node.name))\"", node.range)
            case .directive(let index):
                let node = document.directiveDefinitions[index]
                try report(context, "\"\(context.text(node.name))\"", node.range)
            }
        }
    }

    private static func report(
        _ context: ValidationContext, _ name: String, _ range: SourceRange
    ) throws(ValidationStopped) {
        try context.report("The \(name) definition is not executable.", at: range.start)
    }
}
