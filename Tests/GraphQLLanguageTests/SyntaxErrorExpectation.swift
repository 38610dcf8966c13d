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

    /// `exceeded`: the bound that the text passes, where that is the mistake.
    func check(
        options: ParseOptions = ParseOptions(), exceeded: (limit: OperationLimit, maximum: Int)? = nil,
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) {
        let locations = [GraphQLLanguage.SourceLocation(line: line, column: column)]
        let expected =
            exceeded.map {
                GraphQLError.exceeding(
                    $0.limit, maximum: $0.maximum, "Syntax Error: " + message, locations: locations)
            } ?? GraphQLError("Syntax Error: " + message, code: .parseFailed, locations: locations)
        #expect(throws: expected, sourceLocation: sourceLocation) { try Document.parse(text, options: options) }
    }
}
