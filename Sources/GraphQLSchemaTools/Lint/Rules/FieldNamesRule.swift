/// Fields of all kinds of types are named in camelCase.
enum FieldNamesRule: LintRule {
    static let name = "field-names"
    static let summary = "Names of fields and input fields are in camelCase."
    static let defaultSeverity: LintSeverity? = .error

    static func check(_ subject: LintSubject, _ report: inout LintReport) {
        for element in subject.elements where element.kind == .field || element.kind == .inputField {
            report.check(.camelCase, of: element, as: "The field name")
        }
    }
}
