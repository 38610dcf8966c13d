import GraphQLLanguage

/// Fields of scalar and enum types have no selections, all others have some (spec section 5.3.3).
enum ScalarLeafs: ValidationRule {
    static func check(_ context: ValidationContext) throws(ValidationStopped) {
        let document = context.document
        for index in document.fields.indices {
            guard let definition = context.typed.fields[index].definition else { continue }
            let field = document.fields[index]
            if context.schema.namedType(of: definition.type).isLeaf {
                guard let selectionSet = field.selectionSet else { continue }
                try context.report(
                    "Field \"\(definition.name)\" must not have a selection since type "
                        + "\"\(context.schema.text(definition.type))\" has no subfields.",
                    at: document.selectionSets[selectionSet].range.start)
            } else if field.selectionSet == nil {
                try context.report(
                    "Field \"\(definition.name)\" of type \"\(context.schema.text(definition.type))\" must have a "
                        + "selection of subfields. Did you mean \"\(definition.name) { ... }\"?",
                    at: field.range.start)
            }
        }
    }
}
