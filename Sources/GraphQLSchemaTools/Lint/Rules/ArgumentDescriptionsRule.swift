/// Arguments of fields and directives say what they are. Off by default: many names say enough.
enum ArgumentDescriptionsRule: LintRule {
    static let name = "argument-descriptions"
    static let summary = "Arguments have descriptions."
    static let defaultSeverity: LintSeverity? = nil

    static func check(_ subject: LintSubject, _ report: inout LintReport) {
        for element in subject.elements where element.kind == .argument || element.kind == .directiveArgument {
            report.checkDescription(of: element, subject, as: "The argument")
        }
    }
}
