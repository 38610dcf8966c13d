import GraphQLLanguage

/// All operations of a document have different names (spec section 5.2.2.1).
enum UniqueOperationNames: ValidationRule {
    static func check(_ context: ValidationContext) throws(ValidationStopped) {
        let operations = context.document.operations
        guard operations.count > 1 else { return }
        var known = NameInterner(context.document)
        for operation in operations {
            guard let name = operation.name else { continue }
            let count = known.count
            let number = known.intern(name)
            guard known.count == count else { continue }
            try context.report(
                "There can be only one operation named \"\(context.text(name))\".",
                at: known.names[number].start, name.start)
        }
    }
}
