/// A syntax error at a byte offset, while lexing or parsing; it leaves this module as a `GraphQLError`.
struct SyntaxError: Error {
    let message: String
    let offset: Int
    /// The bound that the text passes and what it is, where that is the mistake.
    var exceeded: (limit: OperationLimit, maximum: Int)?

    init(_ message: String, at offset: Int, exceeded: (limit: OperationLimit, maximum: Int)? = nil) {
        self.message = message
        self.offset = offset
        self.exceeded = exceeded
    }

    func located(in source: Source) -> GraphQLError {
        let locations = [source.location(at: offset)]
        guard let exceeded else {
            return GraphQLError("Syntax Error: \(message)", code: .parseFailed, locations: locations)
        }
        return .exceeding(
            exceeded.limit, maximum: exceeded.maximum, "Syntax Error: \(message)", locations: locations)
    }
}
