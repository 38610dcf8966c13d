/// Directives say what they do.
enum DirectiveDescriptionsRule: LintRule {
    static let name = "directive-descriptions"
    static let summary = "Directives have descriptions."
    static let defaultSeverity: LintSeverity? = .warning

    static func check(_ subject: LintSubject, _ report: inout LintReport) {
        for element in subject.elements where element.kind == .directive {
            report.checkDescription(of: element, subject, as: "The directive")
        }
    }
}
