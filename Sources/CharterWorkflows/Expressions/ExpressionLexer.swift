/// Splits an expression into tokens, one at a time.
struct ExpressionLexer {
    struct Token: Sendable, Hashable {
        enum Kind: Sendable, Hashable {
            case name(String)
            case text(String)
            case integer(Int64)
            case number(Double)
            /// An operator or a bracket.
            case symbol(String)
            case end
        }

        let kind: Kind
        let offset: Int
    }

    private let scalars: [Unicode.Scalar]
    private var position = 0

    init(_ source: String) { scalars = Array(source.unicodeScalars) }

    private var current: Unicode.Scalar? { scalars.indices.contains(position) ? scalars[position] : nil }

    private var following: Unicode.Scalar? { scalars.indices.contains(position + 1) ? scalars[position + 1] : nil }

    mutating func next() throws(ExpressionSyntaxError) -> Token {
        while let scalar = current, scalar.properties.isWhitespace { position += 1 }
        let start = position
        guard let scalar = current else { return Token(kind: .end, offset: start) }
        if Self.isNameStart(scalar) { return Token(kind: .name(name()), offset: start) }
        if Self.isDigit(scalar) { return Token(kind: try number(), offset: start) }
        if scalar == "\"" || scalar == "'" { return Token(kind: .text(try text(endingWith: scalar)), offset: start) }
        return Token(kind: .symbol(try symbol(scalar)), offset: start)
    }

    private mutating func name() -> String {
        let start = position
        while let scalar = current, Self.isNameStart(scalar) || Self.isDigit(scalar) { position += 1 }
        return string(from: start)
    }

    private mutating func number() throws(ExpressionSyntaxError) -> Token.Kind {
        let start = position
        skipDigits()
        var isInteger = true
        if current == ".", let following, Self.isDigit(following) {
            isInteger = false
            position += 1
            skipDigits()
        }
        if current == "e" || current == "E" {
            isInteger = false
            position += 1
            if current == "+" || current == "-" { position += 1 }
            skipDigits()
        }
        let text = string(from: start)
        if let scalar = current, Self.isNameStart(scalar) {
            throw ExpressionSyntaxError("`\(text)` is followed by a letter; put a space or an operator", at: position)
        }
        if isInteger, let integer = Int64(text) { return .integer(integer) }
        guard !isInteger, let number = Double(text), number.isFinite else {
            throw ExpressionSyntaxError("`\(text)` is no number, or too large for one", at: start)
        }
        return .number(number)
    }

    private mutating func text(endingWith quote: Unicode.Scalar) throws(ExpressionSyntaxError) -> String {
        let start = position
        position += 1
        var result = String.UnicodeScalarView()
        while let scalar = current {
            position += 1
            if scalar == quote { return String(result) }
            guard scalar == "\\" else {
                result.append(scalar)
                continue
            }
            switch current {
            case "n": result.append("\n")
            case "t": result.append("\t")
            case .some(let escaped) where escaped == "\\" || escaped == "\"" || escaped == "'": result.append(escaped)
            default:
                throw ExpressionSyntaxError(
                    #"after `\` stands one of n, t, \, " and '; write `\\` for a backslash"#, at: position - 1)
            }
            position += 1
        }
        throw ExpressionSyntaxError("the text that begins here has no closing \(quote)", at: start)
    }

    private static let pairs: Set<String> = ["==", "!=", "<=", ">=", "??"]
    private static let singles: Set<Unicode.Scalar> = [
        "<", ">", "+", "-", "*", "/", "%", "|", ".", ",", "(", ")", "[", "]",
    ]

    private mutating func symbol(_ scalar: Unicode.Scalar) throws(ExpressionSyntaxError) -> String {
        if let following {
            let pair = String(String.UnicodeScalarView([scalar, following]))
            if Self.pairs.contains(pair) {
                position += 2
                return pair
            }
            if pair == "&&" { throw ExpressionSyntaxError("write `and` instead of `&&`", at: position) }
            if pair == "||" { throw ExpressionSyntaxError("write `or` instead of `||`", at: position) }
        }
        guard Self.singles.contains(scalar) else {
            let hint =
                switch scalar {
                case "=": "; write `==` to compare"
                case "!": "; write `not`"
                case "?": "; write `??` for a fallback"
                case "$": "; names have no `$` here"
                case "{", "}": "; objects are written in YAML, with an expression for each member"
                default: ""
                }
            throw ExpressionSyntaxError("`\(scalar)` has no meaning in an expression\(hint)", at: position)
        }
        position += 1
        return String(scalar)
    }

    private mutating func skipDigits() {
        while let scalar = current, Self.isDigit(scalar) { position += 1 }
    }

    private func string(from start: Int) -> String { String(String.UnicodeScalarView(scalars[start..<position])) }

    static func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }

    static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}
