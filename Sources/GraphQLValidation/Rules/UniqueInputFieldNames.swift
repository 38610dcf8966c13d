import GraphQLLanguage

/// All fields of an input object value have different names (spec section 5.6.3).
enum UniqueInputFieldNames: ValidationRule {
    static func check(_ context: ValidationContext) throws(ValidationStopped) {
        let document = context.document
        guard !document.objectFields.isEmpty else { return }
        for value in document.values where value.kind == .object && value.children.count > 1 {
            var known = NameInterner(document)
            for index in value.children {
                let name = document.objectFields[index].name
                let count = known.count
                let number = known.intern(name)
                guard known.count == count else { continue }
                try context.report(
                    "There can be only one input field named \"\(context.text(name))\".",
                    at: known.names[number].start, name.start)
            }
        }
    }
}
