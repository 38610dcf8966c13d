/// Directives are named in camelCase.
enum DirectiveNamesRule: LintRule {
    static let name = "directive-names"
    static let summary = "Names of directives are in camelCase."
    static let defaultSeverity: LintSeverity? = .error

    static func check(_ subject: LintSubject, _ report: inout LintReport) {
        for element in subject.elements where element.kind == .directive {
            report.check(.camelCase, of: element, as: "The directive name")
        }
    }
}
