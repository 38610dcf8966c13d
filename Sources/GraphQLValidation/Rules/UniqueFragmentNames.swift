import GraphQLLanguage

/// All fragments of a document have different names (spec section 5.5.1.1).
enum UniqueFragmentNames: ValidationRule {
    static func check(_ context: ValidationContext) throws(ValidationStopped) {
        let fragments = context.document.fragments
        guard fragments.count > 1 else { return }
        var first = [Int?](repeating: nil, count: context.fragments.nameCount)
        for (index, name) in context.fragments.names.enumerated() {
            guard let known = first[name] else {
                first[name] = index
                continue
            }
            try context.report(
                "There can be only one fragment named \"\(context.text(fragments[index].name))\".",
                at: fragments[known].name.start, fragments[index].name.start)
        }
    }
}
