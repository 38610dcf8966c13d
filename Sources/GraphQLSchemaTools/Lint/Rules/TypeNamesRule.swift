/// Types are named in PascalCase.
enum TypeNamesRule: LintRule {
    static let name = "type-names"
    static let summary = "Names of types are in PascalCase."
    static let defaultSeverity: LintSeverity? = .error

    static func check(_ subject: LintSubject, _ report: inout LintReport) {
        for element in subject.elements where element.isTypeDefinition {
            report.check(.pascalCase, of: element, as: "The type name")
        }
    }
}
