/// Values of an enum differ by more than the case of letters, which generated code and people may not tell apart.
enum DistinctEnumValuesRule: LintRule {
    static let name = "distinct-enum-values"
    static let summary = "Values of an enum differ by more than the case of letters."
    static let defaultSeverity: LintSeverity? = .error

    static func check(_ subject: LintSubject, _ report: inout LintReport) {
        var seen: [String: [String: String]] = [:]
        for element in subject.elements where element.kind == .enumValue {
            guard let type = element.typeName else { continue }
            let folded = element.text.lowercased()
            if let first = seen[type]?[folded] {
                guard first != element.text else { continue }
                report.add("The enum value \"\(element.text)\" differs from \"\(first)\" by case alone.", at: element)
            } else {
                seen[type, default: [:]][folded] = element.text
            }
        }
    }
}
