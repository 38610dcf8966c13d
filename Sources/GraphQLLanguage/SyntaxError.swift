/// A syntax error at a byte offset, while lexing or parsing; it leaves this module as a `GraphQLError`.
struct SyntaxError: Error {
    let message: String
    let offset: Int

    init(_ message: String, at offset: Int) {
        self.message = message
        self.offset = offset
    }

    func located(in source: Source) -> GraphQLError {
        GraphQLError("Syntax Error: \(message)", code: .parseFailed, locations: [source.location(at: offset)])
    }
}
