/// A field does not repeat the name of its type: `User.name`, not `User.userName`.
enum TypenamePrefixRule: LintRule {
    static let name = "no-typename-prefix"
    static let summary = "Names of fields do not begin with the name of their type."
    static let defaultSeverity: LintSeverity? = .warning

    static func check(_ subject: LintSubject, _ report: inout LintReport) {
        for element in subject.elements where element.kind == .field {
            guard let type = element.typeName, element.text.utf8.count > type.utf8.count else { continue }
            let prefix = element.text.prefix(type.count)
            // `user` is a prefix of `userName` and not of `username`.
            let next = element.text.utf8.dropFirst(type.utf8.count).first ?? 0
            let endsWord = next == UInt8(ascii: "_") || (0x41...0x5A).contains(next)
            if endsWord, prefix.lowercased() == type.lowercased() {
                report.add("The field name \"\(element.text)\" repeats the name of its type \"\(type)\".", at: element)
            }
        }
    }
}
