/// Fields of objects, interfaces and input objects say what they are.
enum FieldDescriptionsRule: LintRule {
    static let name = "field-descriptions"
    static let summary = "Fields and input fields have descriptions."
    static let defaultSeverity: LintSeverity? = .warning

    static func check(_ subject: LintSubject, _ report: inout LintReport) {
        for element in subject.elements where element.kind == .field || element.kind == .inputField {
            report.checkDescription(of: element, subject, as: "The field")
        }
    }
}
