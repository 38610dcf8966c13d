import GraphQLLanguage
import Testing

/// A malformed text, and the one error that parsing it must report.
struct SyntaxErrorExpectation: Sendable, CustomTestStringConvertible {
    let text: String
    /// Without "Syntax Error: ".
    let message: String
    let line: Int
    let column: Int

    init(_ text: String, _ message: String, _ line: Int, _ column: Int) {
        self.text = text
        self.message = message
        self.line = line
        self.column = column
    }

    var testDescription: String { text.debugDescription }

    func check(options: ParseOptions = ParseOptions(), sourceLocation: Testing.SourceLocation = #_sourceLocation) {
        let expected = GraphQLError(
            "Syntax Error: " + message, code: .parseFailed,
            locations: [GraphQLLanguage.SourceLocation(line: line, column: column)])
        #expect(throws: expected, sourceLocation: sourceLocation) { try Document.parse(text, options: options) }
    }
}
