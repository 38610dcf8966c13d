/// Enum values say what they mean. Off by default: many names say enough.
enum EnumValueDescriptionsRule: LintRule {
    static let name = "enum-value-descriptions"
    static let summary = "Enum values have descriptions."
    static let defaultSeverity: LintSeverity? = nil

    static func check(_ subject: LintSubject, _ report: inout LintReport) {
        for element in subject.elements where element.kind == .enumValue {
            report.checkDescription(of: element, subject, as: "The enum value")
        }
    }
}
