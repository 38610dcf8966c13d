import GraphQLLanguage

/// `@defer` and `@stream` can be turned off where a subscription uses them (incremental delivery draft).
enum DeferStreamDirectiveOnValidOperations: ValidationRule {
    static func check(_ context: ValidationContext) throws(ValidationStopped) {
        let document = context.document
        guard !document.directives.isEmpty else { return }
        var spans: [SourceRange] = []
        var isSubscribed = [Bool](repeating: false, count: document.fragments.count)
        for (index, operation) in document.operations.enumerated() where operation.operationType == .subscription {
            spans.append(operation.range)
            for fragment in context.fragments.reachable(fromOperation: index) where !isSubscribed[fragment] {
                isSubscribed[fragment] = true
                spans.append(document.fragments[fragment].range)
            }
        }
        guard !spans.isEmpty else { return }
        spans.sort { $0.start < $1.start }
        var span = 0
        for (index, directive) in document.directives.enumerated() {
            while span < spans.count, spans[span].end <= directive.range.start { span += 1 }
            guard span < spans.count else { return }
            guard spans[span].start <= directive.range.start, let kind = context.incrementalDirective(index),
                !canBeOff(directive, in: document)
            else { continue }
            try context.report(
                "\(kind.title) directive not supported on subscription operations. Disable `@\(kind.rawValue)` by "
                    + "setting the `if` argument to `false`.",
                at: directive.range.start)
        }
    }

    private static func canBeOff(_ directive: DirectiveNode, in document: Document) -> Bool {
        for index in directive.arguments where document.isName(document.arguments[index].name, "if") {
            let value = document.values[document.arguments[index].value]
            return value.kind == .variable || (value.kind == .boolean && !value.flag)
        }
        return false
    }
}
