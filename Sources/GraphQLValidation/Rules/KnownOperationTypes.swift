/// The schema has a root type for every operation of the document (spec section 5.2.1.1).
enum KnownOperationTypes: ValidationRule {
    static func check(_ context: ValidationContext) throws(ValidationStopped) {
        for operation in context.document.operations where context.schema.rootType(operation.operationType) == nil {
            try context.report(
                "The \(operation.operationType.keyword) operation is not supported by the schema.",
                at: operation.range.start)
        }
    }
}
