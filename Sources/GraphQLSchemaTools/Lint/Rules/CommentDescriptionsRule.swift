/// What describes an element is its description, which clients see, not a comment, which nobody sees.
enum CommentDescriptionsRule: LintRule {
    static let name = "no-comment-descriptions"
    static let summary = "No comment stands where a description should."
    static let defaultSeverity: LintSeverity? = .error

    static func check(_ subject: LintSubject, _ report: inout LintReport) {
        let lines = subject.documents.map { LineTable($0.source) }
        let comments = subject.documents.map { document in
            Set(Comment.all(in: document.source).filter { $0.isAlone && !isForTools($0) }.map(\.line))
        }
        for element in subject.elements where element.description == nil && !element.kind.isExtension {
            // Several elements may stand in one line; only the first of them is below the comment.
            let line = lines[element.document].line(at: element.start)
            let isFirst = isFirstInLine(element.start, subject.documents[element.document].source.bytes)
            if isFirst, comments[element.document].contains(line - 1) {
                report.add(
                    "The comment above \(element.coordinate) is not seen by clients. Write it as a description, in "
                        + "quotes, or set it off by an empty line.", at: element)
            }
        }
    }

    private static func isForTools(_ comment: Comment) -> Bool {
        comment.text.drop { $0 == " " }.hasPrefix(LintSuppressions.marker)
    }

    private static func isFirstInLine(_ offset: UInt32, _ bytes: [UInt8]) -> Bool {
        var position = Int(offset) - 1
        while position >= 0, bytes[position] == 0x20 || bytes[position] == 0x09 || bytes[position] == 0x2C {
            position -= 1
        }
        return position < 0 || bytes[position] == 0x0A || bytes[position] == 0x0D
    }
}

extension SchemaElement.Kind {
    fileprivate var isExtension: Bool {
        if case .type(_, isExtension: true) = self { true } else { false }
    }
}
