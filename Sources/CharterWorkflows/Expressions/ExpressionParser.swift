import GraphQLJSON
import GraphQLSchema

/// Reads an expression by recursive descent, one function for each level of precedence, loosest first. Nesting and size
/// are bounded.
struct ExpressionParser {
    private typealias Token = ExpressionLexer.Token

    private let source: String
    private var lexer: ExpressionLexer
    private var token: Token
    private var depth = 0
    private var nodes = 0

    static let words: Set<String> = ["and", "or", "not", "in", "true", "false", "null"]

    /// Reads the text between two braces.
    static func parse(_ source: String) throws(ExpressionSyntaxError) -> TemplateExpression {
        guard source.unicodeScalars.count <= ExpressionLimits.sourceLength else {
            throw ExpressionSyntaxError(
                "the expression is longer than \(ExpressionLimits.sourceLength) characters; split it into steps", at: 0)
        }
        var parser = try ExpressionParser(source)
        return try parser.wholeExpression()
    }

    private init(_ source: String) throws(ExpressionSyntaxError) {
        self.source = source
        lexer = ExpressionLexer(source)
        token = try lexer.next()
    }

    private mutating func wholeExpression() throws(ExpressionSyntaxError) -> TemplateExpression {
        if token.kind == .end { throw ExpressionSyntaxError("there is no expression between the braces", at: 0) }
        let root = try disjunction()
        guard token.kind == .end else { throw unexpected("an operator or the end") }
        return TemplateExpression(source: source.trimmed, root: root)
    }

    private mutating func disjunction() throws(ExpressionSyntaxError) -> ExpressionNode {
        var left = try conjunction()
        while try take(word: "or") { left = try node(.connective(.or, left, try conjunction())) }
        return left
    }

    private mutating func conjunction() throws(ExpressionSyntaxError) -> ExpressionNode {
        var left = try negation()
        while try take(word: "and") { left = try node(.connective(.and, left, try negation())) }
        return left
    }

    private mutating func negation() throws(ExpressionSyntaxError) -> ExpressionNode {
        guard try take(word: "not") else { return try comparison() }
        return try nested { parser throws(ExpressionSyntaxError) in
            try parser.node(.not(try parser.negation()))
        }
    }

    private static let comparisons: [String: ExpressionNode.Operator] = [
        "==": .equal, "!=": .notEqual, "<": .less, "<=": .lessOrEqual, ">": .greater, ">=": .greaterOrEqual,
    ]

    private mutating func comparison() throws(ExpressionSyntaxError) -> ExpressionNode {
        let left = try fallback()
        guard let relation = try comparisonOperator() else { return left }
        let result = try node(.binary(relation, left, try fallback()))
        let offset = token.offset
        if try comparisonOperator() != nil {
            throw ExpressionSyntaxError("comparisons do not chain; connect two of them with `and`", at: offset)
        }
        return result
    }

    private mutating func comparisonOperator() throws(ExpressionSyntaxError) -> ExpressionNode.Operator? {
        if try take(word: "in") { return .contained }
        guard case .symbol(let symbol) = token.kind, let relation = Self.comparisons[symbol] else { return nil }
        try advance()
        return relation
    }

    private mutating func fallback() throws(ExpressionSyntaxError) -> ExpressionNode {
        var alternatives = [try sum()]
        while try take(symbol: "??") { alternatives.append(try sum()) }
        var result = alternatives.removeLast()
        while let left = alternatives.popLast() { result = try node(.fallback(left, result)) }
        return result
    }

    private mutating func sum() throws(ExpressionSyntaxError) -> ExpressionNode {
        var left = try product()
        while true {
            if try take(symbol: "+") {
                left = try node(.binary(.plus, left, try product()))
            } else if try take(symbol: "-") {
                left = try node(.binary(.minus, left, try product()))
            } else {
                return left
            }
        }
    }

    private mutating func product() throws(ExpressionSyntaxError) -> ExpressionNode {
        var left = try sign()
        while true {
            if try take(symbol: "*") {
                left = try node(.binary(.times, left, try sign()))
            } else if try take(symbol: "/") {
                left = try node(.binary(.divided, left, try sign()))
            } else if try take(symbol: "%") {
                left = try node(.binary(.remainder, left, try sign()))
            } else {
                return left
            }
        }
    }

    private mutating func sign() throws(ExpressionSyntaxError) -> ExpressionNode {
        guard try take(symbol: "-") else { return try filtered() }
        return try nested { parser throws(ExpressionSyntaxError) in
            try parser.node(.negative(try parser.sign()))
        }
    }

    private mutating func filtered() throws(ExpressionSyntaxError) -> ExpressionNode {
        var value = try path()
        while try take(symbol: "|") {
            guard case .name(let name) = token.kind else { throw unexpected("the name of a filter") }
            let offset = token.offset
            guard let filter = ExpressionFilter(rawValue: name) else {
                let hint = Suggestions.didYouMean(name, among: ExpressionFilter.allCases.map(\.rawValue))
                throw ExpressionSyntaxError("there is no filter \"\(name)\".\(hint)", at: offset)
            }
            try advance()
            let arguments = try take(symbol: "(") ? try list(endingWith: ")") : []
            guard filter.arity.contains(arguments.count) else {
                throw ExpressionSyntaxError("\(arguments.count) arguments; write `\(filter.usage)`", at: offset)
            }
            value = try node(.filter(filter, value, arguments: arguments))
        }
        return value
    }

    private mutating func path() throws(ExpressionSyntaxError) -> ExpressionNode {
        var value = try primary()
        while true {
            if try take(symbol: ".") {
                guard case .name(let name) = token.kind else {
                    throw unexpected("the name of a member; write `[\"…\"]` for one that is no word")
                }
                value = try node(.member(value, name))
                try advance()
            } else if try take(symbol: "[") {
                let key = try nested { parser throws(ExpressionSyntaxError) in try parser.disjunction() }
                try expect("]")
                value = try node(.element(value, key))
            } else {
                return value
            }
        }
    }

    private mutating func primary() throws(ExpressionSyntaxError) -> ExpressionNode {
        let first = token
        switch first.kind {
        case .integer(let integer):
            try advance()
            return try node(.literal(.int(integer)))
        case .number(let number):
            try advance()
            return try node(.literal(.double(number)))
        case .text(let text):
            try advance()
            return try node(.literal(.string(text)))
        case .name("true"):
            try advance()
            return try node(.literal(.bool(true)))
        case .name("false"):
            try advance()
            return try node(.literal(.bool(false)))
        case .name("null"):
            try advance()
            return try node(.literal(.null))
        case .name(let name) where !Self.words.contains(name):
            try advance()
            return try node(.name(name, offset: first.offset))
        case .symbol("("):
            try advance()
            let inner = try nested { parser throws(ExpressionSyntaxError) in try parser.disjunction() }
            try expect(")")
            return inner
        case .symbol("["):
            try advance()
            return try node(.list(try list(endingWith: "]")))
        default:
            throw unexpected("a name, a literal or a parenthesis")
        }
    }

    private mutating func list(endingWith end: String) throws(ExpressionSyntaxError) -> [ExpressionNode] {
        var elements: [ExpressionNode] = []
        if try take(symbol: end) { return elements }
        repeat {
            elements.append(try nested { parser throws(ExpressionSyntaxError) in try parser.disjunction() })
        } while try take(symbol: ",")
        try expect(end)
        return elements
    }

    // MARK: Tokens and bounds

    private mutating func advance() throws(ExpressionSyntaxError) { token = try lexer.next() }

    private mutating func take(symbol: String) throws(ExpressionSyntaxError) -> Bool {
        guard token.kind == .symbol(symbol) else { return false }
        try advance()
        return true
    }

    private mutating func take(word: String) throws(ExpressionSyntaxError) -> Bool {
        guard token.kind == .name(word) else { return false }
        try advance()
        return true
    }

    private mutating func expect(_ symbol: String) throws(ExpressionSyntaxError) {
        guard try take(symbol: symbol) else { throw unexpected("`\(symbol)`") }
    }

    private mutating func node(_ node: ExpressionNode) throws(ExpressionSyntaxError) -> ExpressionNode {
        nodes += 1
        guard nodes <= ExpressionLimits.nodes else {
            throw ExpressionSyntaxError(
                "the expression has more than \(ExpressionLimits.nodes) parts; split it into steps", at: token.offset)
        }
        return node
    }

    private mutating func nested(
        _ body: (inout ExpressionParser) throws(ExpressionSyntaxError) -> ExpressionNode
    ) throws(ExpressionSyntaxError) -> ExpressionNode {
        depth += 1
        defer { depth -= 1 }
        guard depth <= ExpressionLimits.nesting else {
            throw ExpressionSyntaxError(
                "the expression nests deeper than \(ExpressionLimits.nesting) levels", at: token.offset)
        }
        return try body(&self)
    }

    private func unexpected(_ wanted: String) -> ExpressionSyntaxError {
        let found =
            switch token.kind {
            case .end: "the expression ends here"
            case .name(let name): "`\(name)` stands here"
            case .text: "a text stands here"
            case .integer, .number: "a number stands here"
            case .symbol(let symbol): "`\(symbol)` stands here"
            }
        return ExpressionSyntaxError("\(found) instead of \(wanted)", at: token.offset)
    }
}

extension String {
    /// Without whitespace at both ends.
    var trimmed: String {
        let scalars = unicodeScalars.drop { $0.properties.isWhitespace }
        guard let last = scalars.lastIndex(where: { !$0.properties.isWhitespace }) else { return "" }
        return String(String.UnicodeScalarView(scalars[...last]))
    }
}
