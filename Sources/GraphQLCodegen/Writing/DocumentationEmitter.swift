/// Writes the descriptions of a schema as documentation comments.
///
/// Deprecations are documentation too, not `@available(*, deprecated)`: they tell clients to leave, while the server
/// goes on answering. A deprecated property warns in the initializer that sets it, a deprecated case in every `switch`.
enum DocumentationEmitter {
    /// `///` lines with the description, and what else there is to know about the element.
    static func emit(_ description: String?, deprecation: String? = nil, into writer: inout SwiftWriter) {
        var paragraphs = description.map { [$0] } ?? []
        if let deprecation { paragraphs.append("- Deprecated: \(deprecation)") }
        for (index, paragraph) in paragraphs.enumerated() {
            if index > 0 { writer.line("///") }
            // Most descriptions are one plain line, and looking at characters one by one is slow.
            if paragraph.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }), !paragraph.isEmpty {
                writer.line("/// " + paragraph)
                continue
            }
            for line in paragraph.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
                // A comment cannot end early, but a carriage return or a control character would confuse readers.
                let visible = String(String.UnicodeScalarView(line.unicodeScalars.filter { $0.value >= 0x20 }))
                writer.line(visible.allSatisfy(\.isWhitespace) ? "///" : "/// " + visible)
            }
        }
    }
}
