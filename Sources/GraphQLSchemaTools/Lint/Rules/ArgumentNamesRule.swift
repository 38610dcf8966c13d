/// Arguments of fields and directives are named in camelCase.
enum ArgumentNamesRule: LintRule {
    static let name = "argument-names"
    static let summary = "Names of arguments are in camelCase."
    static let defaultSeverity: LintSeverity? = .error

    static func check(_ subject: LintSubject, _ report: inout LintReport) {
        for element in subject.elements where element.kind == .argument || element.kind == .directiveArgument {
            report.check(.camelCase, of: element, as: "The argument name")
        }
    }
}
