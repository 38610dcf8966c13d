/// Enum values are named in capitals, as the specification recommends (section 3.9).
enum EnumValueNamesRule: LintRule {
    static let name = "enum-value-names"
    static let summary = "Names of enum values are in ALL_CAPS."
    static let defaultSeverity: LintSeverity? = .error

    static func check(_ subject: LintSubject, _ report: inout LintReport) {
        for element in subject.elements where element.kind == .enumValue {
            report.check(.allCaps, of: element, as: "The enum value")
        }
    }
}
