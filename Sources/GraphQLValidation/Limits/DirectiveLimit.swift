import GraphQLLanguage

/// Directives at one place are each looked up, checked and asked.
enum DirectiveLimit: DocumentLimit {
    static func check(_ context: LimitContext) throws(ValidationStopped) {
        let document = context.document
        // Fewer in all are fewer anywhere.
        guard document.directives.count > context.limits.directives else { return }
        for node in document.operations { try judge(node.directives, context) }
        for node in document.fragments { try judge(node.directives, context) }
        for node in document.variableDefinitions { try judge(node.directives, context) }
        for node in document.fields { try judge(node.directives, context) }
        for node in document.inlineFragments { try judge(node.directives, context) }
        for node in document.fragmentSpreads { try judge(node.directives, context) }
    }

    private static func judge(_ directives: NodeRange, _ context: LimitContext) throws(ValidationStopped) {
        let maximum = context.limits.directives
        guard directives.count > maximum else { return }
        try context.stop(
            .directives, maximum,
            "There are \(directives.count) directives at one place; at most \(maximum) are accepted. Remove some.",
            at: context.document.directives[directives.startIndex + maximum].range.start)
    }
}
