import GraphQLLanguage

/// A type condition names an object, interface or union type (spec section 5.5.1.3).
enum FragmentsOnCompositeTypes: ValidationRule {
    static func check(_ context: ValidationContext) throws(ValidationStopped) {
        for (index, fragment) in context.document.inlineFragments.enumerated() {
            guard let condition = fragment.typeCondition, let type = context.typed.inlineFragmentTypes[index],
                !context.schema[type].isComposite
            else { continue }
            try context.report(
                "Fragment cannot condition on non composite type \"\(context.text(condition))\".", at: condition.start)
        }
        for (index, fragment) in context.document.fragments.enumerated() {
            guard let type = context.typed.fragmentTypes[index], !context.schema[type].isComposite else { continue }
            let condition = fragment.typeCondition
            try context.report(
                "Fragment \"\(context.text(fragment.name))\" cannot condition on non composite type "
                    + "\"\(context.text(condition))\".",
                at: condition.start)
        }
    }
}
