/// Fields answer an empty list where there is nothing, not null.
enum ListNullabilityRule: LintRule {
    static let name = "non-null-lists"
    static let summary = "Fields of objects and interfaces that are lists are non-null."
    static let defaultSeverity: LintSeverity? = .warning

    static func check(_ subject: LintSubject, _ report: inout LintReport) {
        for element in subject.elements where element.kind == .field {
            guard let type = element.type, type.listDepth > 0, !type.isNonNull else { continue }
            let text = subject.document(of: element).print(type)
            report.add(
                "The list \(element.coordinate) may be null: write \(text)! in place of \(text).",
                at: type.range.start, of: element)
        }
    }
}
