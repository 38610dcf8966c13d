/// Input objects are told from objects by their name.
enum InputTypeSuffixRule: LintRule {
    static let name = "input-type-suffix"
    static let summary = "Names of input types end in \"Input\"."
    static let defaultSeverity: LintSeverity? = .warning

    static func check(_ subject: LintSubject, _ report: inout LintReport) {
        for element in subject.elements
        where element.kind == .type(.inputObject, isExtension: false) && !element.text.hasSuffix("Input") {
            report.add("The name of the input type \"\(element.text)\" should end in \"Input\".", at: element)
        }
    }
}
