/// Types say what they are.
enum TypeDescriptionsRule: LintRule {
    static let name = "type-descriptions"
    static let summary = "Types have descriptions."
    static let defaultSeverity: LintSeverity? = .warning

    static func check(_ subject: LintSubject, _ report: inout LintReport) {
        for element in subject.elements where element.isTypeDefinition {
            report.checkDescription(of: element, subject, as: "The type")
        }
    }
}
