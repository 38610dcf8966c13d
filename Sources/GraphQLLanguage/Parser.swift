import GraphQLJSON

extension Document {
    /// Parses a document of executable and type system definitions (spec section 2.2).
    ///
    /// Throws one `GraphQLError` located at the token or character that could not be accepted.
    public static func parse(_ source: Source, options: ParseOptions = ParseOptions()) throws(GraphQLError) -> Document
    {
        guard source.bytes.count < Int(UInt32.max) else {
            throw GraphQLError("Syntax Error: Document is larger than 4 GiB.", code: .parseFailed)
        }
        let result = source.bytes.withUnsafeBufferPointer { bytes -> Result<DocumentNodes, SyntaxError> in
            do throws(SyntaxError) {
                var parser = try Parser(bytes, options: options)
                try parser.parseDocument()
                return .success(parser.nodes)
            } catch {
                return .failure(error)
            }
        }
        switch result {
        case .success(let nodes): return Document(source: source, nodes: nodes)
        case .failure(let error): throw error.located(in: source)
        }
    }

    /// Parses text that our own code wrote; see `parse(_:options:)`.
    public static func parse(_ text: String, options: ParseOptions = ParseOptions()) throws(GraphQLError) -> Document {
        try parse(Source(text), options: options)
    }
}

/// A recursive-descent parser with one token of lookahead (two before descriptions), writing into `nodes`.
///
/// Its parts: this file holds the token stream; `Parser+Executable`, `Parser+Value` and `Parser+TypeSystem` hold the
/// grammar of the specification's appendix B in its order.
struct Parser {
    var nodes = DocumentNodes()
    var token: Token
    private var lexer: Lexer
    private var tokenCount = 0
    private var depth = 0
    private var previousEnd: UInt32 = 0
    private let options: ParseOptions
    /// Nodes of the selection sets, list values and object values that are still open, innermost last.
    var openSelections: [SelectionNode] = []
    var openValues: [ValueNode] = []
    var openObjectFields: [ObjectFieldNode] = []

    init(_ bytes: UnsafeBufferPointer<UInt8>, options: ParseOptions) throws(SyntaxError) {
        lexer = Lexer(bytes)
        self.options = options
        token = Token(kind: .endOfFile, start: 0, end: 0)
        nodes.reserveCapacity(sourceLength: bytes.count)
        openSelections.reserveCapacity(16)
        try advance()
    }

    var bytes: UnsafeBufferPointer<UInt8> { lexer.bytes }

    // MARK: Tokens

    /// Moves to the next token.
    mutating func advance() throws(SyntaxError) {
        previousEnd = token.end
        token = try lexer.next()
        if token.kind != .endOfFile {
            tokenCount += 1
            if tokenCount > options.maxTokens { throw tooManyTokens() }
        }
    }

    /// The token after the current one.
    func lookahead() throws(SyntaxError) -> Token {
        var ahead = lexer
        return try ahead.next()
    }

    @inline(__always)
    func peek(_ kind: Token.Kind) -> Bool { token.kind == kind }

    mutating func expect(_ kind: Token.Kind) throws(SyntaxError) {
        guard token.kind == kind else { throw expected(kind.text) }
        try advance()
    }

    /// Accepts the token if it is of this kind.
    mutating func skip(_ kind: Token.Kind) throws(SyntaxError) -> Bool {
        guard token.kind == kind else { return false }
        try advance()
        return true
    }

    func peekKeyword(_ keyword: StaticString) -> Bool { token.kind == .name && isText(token, keyword) }

    mutating func skipKeyword(_ keyword: StaticString) throws(SyntaxError) -> Bool {
        guard peekKeyword(keyword) else { return false }
        try advance()
        return true
    }

    mutating func expectKeyword(_ keyword: StaticString) throws(SyntaxError) {
        guard try skipKeyword(keyword) else { throw expected("\"\(keyword)\"") }
    }

    mutating func parseName() throws(SyntaxError) -> Name {
        let found = token
        try expect(.name)
        return Name(start: found.start, length: found.end - found.start, hash: found.hash)
    }

    func isText(_ token: Token, _ text: StaticString) -> Bool {
        let length = Int(token.end - token.start)
        guard length == text.utf8CodeUnitCount else { return false }
        for offset in 0..<length where bytes[Int(token.start) + offset] != text.utf8Start[offset] { return false }
        return true
    }

    // MARK: Errors and ranges
    //
    // Errors are made out of line: what making them needs would widen the frames of the functions that recurse.

    @inline(never)
    func expected(_ what: String) -> SyntaxError {
        SyntaxError("Expected \(what), found \(describe(token)).", at: Int(token.start))
    }

    @inline(never)
    func unexpected(_ at: Token? = nil) -> SyntaxError {
        let found = at ?? token
        return SyntaxError("Unexpected \(describe(found)).", at: Int(found.start))
    }

    /// A token as errors mention it: its kind, and its text where it has one.
    func describe(_ token: Token) -> String {
        guard token.kind.hasValue else { return token.kind.text }
        return "\(token.kind.text) \"\(text(of: token))\""
    }

    private func text(of token: Token) -> String {
        let range = Int(token.start)..<Int(token.end)
        switch token.kind {
        case .string: return StringValue.cook(bytes, range, hasEscapes: token.hasEscapes)
        case .blockString: return BlockString.cook(bytes, range)
        default: return String(decoding: bytes[range], as: UTF8.self)
        }
    }

    /// From the start of a node's first token to the end of the last accepted one.
    func range(from start: UInt32) -> SourceRange { SourceRange(start: start, end: previousEnd) }

    /// Enters one nested level of the grammar, refusing more than the options allow before the stack grows.
    mutating func enterNesting() throws(SyntaxError) {
        depth += 1
        guard depth <= options.maxNesting else { throw nestingExceeded() }
    }

    @inline(never)
    private func nestingExceeded() -> SyntaxError {
        SyntaxError(
            "Document nests more than \(options.maxNesting) levels deep.", at: Int(token.start),
            exceeded: (.nesting, options.maxNesting))
    }

    @inline(never)
    private func tooManyTokens() -> SyntaxError {
        SyntaxError(
            "Document contains more than \(options.maxTokens) tokens. Parsing aborted.", at: Int(token.start),
            exceeded: (.tokens, options.maxTokens))
    }

    /// Leaves the level that `enterNesting` entered. After an error nothing is parsed any more, so it need not run.
    mutating func leaveNesting() { depth -= 1 }
}
