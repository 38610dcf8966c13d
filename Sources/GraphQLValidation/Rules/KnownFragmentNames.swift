import GraphQLLanguage

/// Every fragment that is spread is defined in the document (spec section 5.5.2.1).
enum KnownFragmentNames: ValidationRule {
    static func check(_ context: ValidationContext) throws(ValidationStopped) {
        for (index, spread) in context.document.fragmentSpreads.enumerated()
        where context.fragments.definition(ofSpread: index) == nil {
            try context.report("Unknown fragment \"\(context.text(spread.name))\".", at: spread.name.start)
        }
    }
}
