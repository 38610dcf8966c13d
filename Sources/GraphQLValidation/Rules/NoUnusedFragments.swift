import GraphQLLanguage

/// Every fragment is used by an operation, directly or through other fragments (spec section 5.5.1.4).
enum NoUnusedFragments: ValidationRule {
    static func check(_ context: ValidationContext) throws(ValidationStopped) {
        let document = context.document
        guard !document.fragments.isEmpty else { return }
        let used = context.fragments.namesReachableFromOperations()
        for (index, fragment) in document.fragments.enumerated() where !used[context.fragments.names[index]] {
            try context.report("Fragment \"\(context.text(fragment.name))\" is never used.", at: fragment.range.start)
        }
    }
}
