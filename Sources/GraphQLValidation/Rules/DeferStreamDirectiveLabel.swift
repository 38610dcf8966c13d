import GraphQLLanguage

/// Labels of `@defer` and `@stream` are literal strings, each used once (incremental delivery draft).
enum DeferStreamDirectiveLabel: ValidationRule {
    static func check(_ context: ValidationContext) throws(ValidationStopped) {
        let document = context.document
        var known: [String: UInt32] = [:]
        for (index, directive) in document.directives.enumerated() {
            guard let kind = context.incrementalDirective(index),
                let label = directive.arguments.first(where: { document.isName(document.arguments[$0].name, "label") })
            else { continue }
            let value = document.values[document.arguments[label].value]
            guard value.kind == .string || value.kind == .blockString else {
                try context.report(
                    "Argument \"@\(kind.rawValue)(label:)\" must be a static string.", at: directive.range.start)
                continue
            }
            let text = document.string(value)
            guard let first = known[text] else {
                known[text] = directive.range.start
                continue
            }
            try context.report(
                "Value for arguments \"defer(label:)\" and \"stream(label:)\" must be unique across all Defer/Stream "
                    + "directive usages.",
                at: first, directive.range.start)
        }
    }
}
