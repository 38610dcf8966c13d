/// Writes a text as a string constant, one that reads as it is where Swift's source text allows it.
enum TextLiteral {
    /// The constant between `head` and `tail`.
    static func emit(_ head: String, _ text: String, tail: String = "", into writer: inout SwiftWriter) {
        // GraphQL allows any character in a description; Swift keeps neither NUL nor carriage returns.
        guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == UInt8(ascii: "\n") }) else {
            return writer.line(head + SwiftStringLiteral.quoted(text) + tail)
        }
        let hashes = SwiftStringLiteral.hashes(around: text)
        writer.line("\(head)\(hashes)\"\"\"")
        writer.indented { writer in
            for line in text.split(separator: "\n", omittingEmptySubsequences: false) { writer.line(String(line)) }
            writer.line("\"\"\"\(hashes)\(tail)")
        }
    }
}
