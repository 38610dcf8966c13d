import GraphQLLanguage
import GraphQLSchema

/// A fragment is spread only where its type condition can be true (spec section 5.5.2.3).
enum PossibleFragmentSpreads: ValidationRule {
    static func check(_ context: ValidationContext) throws(ValidationStopped) {
        let document = context.document
        for (index, fragment) in document.inlineFragments.enumerated() {
            guard
                let message = mismatch(
                    context, context.typed.inlineFragmentTypes[index], in: context.typed.inlineFragmentParents[index])
            else { continue }
            try context.report("Fragment cannot be spread here as \(message)", at: fragment.range.start)
        }
        for (index, spread) in document.fragmentSpreads.enumerated() {
            guard let fragment = context.fragments.definition(ofSpread: index),
                let message = mismatch(
                    context, context.typed.fragmentTypes[fragment], in: context.typed.fragmentSpreadParents[index])
            else { continue }
            try context.report(
                "Fragment \"\(context.text(spread.name))\" cannot be spread here as \(message)",
                at: spread.range.start)
        }
    }

    private static func mismatch(_ context: ValidationContext, _ fragment: TypeID?, in parent: TypeID?) -> String? {
        guard let fragment, let parent, fragment != parent else { return nil }
        let fragmentType = context.schema[fragment]
        let parentType = context.schema[parent]
        guard fragmentType.isComposite, !context.schema.overlap(fragmentType, parentType) else { return nil }
        return "objects of type \"\(parentType.name)\" can never be of type \"\(fragmentType.name)\"."
    }
}
