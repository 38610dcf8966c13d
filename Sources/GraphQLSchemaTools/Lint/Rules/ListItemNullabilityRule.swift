import GraphQLLanguage

/// Items of lists are non-null: a list with holes asks every client for a check that none expects.
enum ListItemNullabilityRule: LintRule {
    static let name = "non-null-list-items"
    static let summary = "Items of lists are non-null."
    static let defaultSeverity: LintSeverity? = .warning

    static func check(_ subject: LintSubject, _ report: inout LintReport) {
        for element in subject.elements {
            guard let type = element.type, type.listDepth > 0 else { continue }
            // All levels below the outermost list.
            let items = (UInt32(1) << UInt32(type.listDepth)) - 1
            guard type.nonNullBits & items != items else { continue }
            let text = subject.document(of: element).print(type)
            var filled = type
            filled.nonNullBits |= items
            let wanted = subject.document(of: element).print(filled)
            report.add(
                "Items of \(element.coordinate) may be null: write \(wanted) in place of \(text).",
                at: type.range.start, of: element)
        }
    }
}
