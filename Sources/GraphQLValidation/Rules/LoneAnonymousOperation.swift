/// An operation without a name is the only one of its document (spec section 5.2.3.1).
enum LoneAnonymousOperation: ValidationRule {
    static func check(_ context: ValidationContext) throws(ValidationStopped) {
        let operations = context.document.operations
        guard operations.count > 1 else { return }
        for operation in operations where operation.name == nil {
            try context.report(
                "This anonymous operation must be the only defined operation.", at: operation.range.start)
        }
    }
}
