import GraphQLLanguage

/// A deprecation says why, and what to use instead.
enum DeprecationReasonRule: LintRule {
    static let name = "deprecation-reason"
    static let summary = "Each @deprecated has a reason."
    static let defaultSeverity: LintSeverity? = .error

    static func check(_ subject: LintSubject, _ report: inout LintReport) {
        for element in subject.elements where !element.directives.isEmpty {
            let document = subject.document(of: element)
            for index in element.directives {
                let directive = document.directives[index]
                guard document.isName(directive.name, "deprecated"), !hasReason(directive, document) else { continue }
                report.add(
                    "\(element.coordinate) is deprecated without a reason. Say what to use instead: "
                        + "@deprecated(reason: \"…\").", at: directive.range.start, of: element)
            }
        }
    }

    private static func hasReason(_ directive: DirectiveNode, _ document: Document) -> Bool {
        directive.arguments.contains { index in
            let argument = document.arguments[index]
            guard document.isName(argument.name, "reason") else { return false }
            let value = document.values[argument.value]
            guard value.kind == .string || value.kind == .blockString else { return false }
            return document.string(value).contains { !$0.isWhitespace }
        }
    }
}
