import GraphQLLanguage

/// A directive that is not repeatable stands at most once at a node (spec section 5.7.3).
enum UniqueDirectivesPerLocation: ValidationRule {
    static func check(_ context: ValidationContext) throws(ValidationStopped) {
        for range in context.typed.repeatedDirectives {
            var known = NameInterner(context.document)
            var first: [Int] = []
            for index in range {
                guard let definition = context.typed.directives[index].definition, !definition.isRepeatable else {
                    continue
                }
                let number = known.intern(context.document.directives[index].name)
                guard number < first.count else {
                    first.append(index)
                    continue
                }
                try context.report(
                    "The directive \"@\(definition.name)\" can only be used once at this location.",
                    at: context.document.directives[first[number]].range.start,
                    context.document.directives[index].range.start)
            }
        }
    }
}
