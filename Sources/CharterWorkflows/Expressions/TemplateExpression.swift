import GraphQLJSON

/// An expression of the template language, read and checked. `ExpressionLanguage` says what it means.
public struct TemplateExpression: Sendable, Hashable {
    /// As it was written, without braces.
    public let source: String
    let root: ExpressionNode
}

/// A part of an expression. Offsets are places in its source, in Unicode scalars.
indirect enum ExpressionNode: Sendable, Hashable {
    enum Connective: Sendable, Hashable {
        case and
        case or
    }

    enum Operator: String, Sendable, Hashable {
        case equal = "=="
        case notEqual = "!="
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
        case contained = "in"
        case plus = "+"
        case minus = "-"
        case times = "*"
        case divided = "/"
        case remainder = "%"
    }

    case literal(JSONValue)
    case list([ExpressionNode])
    case name(String, offset: Int)
    case member(ExpressionNode, String)
    case element(ExpressionNode, ExpressionNode)
    case negative(ExpressionNode)
    case not(ExpressionNode)
    case connective(Connective, ExpressionNode, ExpressionNode)
    /// `??`
    case fallback(ExpressionNode, ExpressionNode)
    case binary(Operator, ExpressionNode, ExpressionNode)
    case filter(ExpressionFilter, ExpressionNode, arguments: [ExpressionNode])
}

/// Why a text is no expression.
public struct ExpressionSyntaxError: Error, Sendable, Hashable {
    public let message: String
    /// Where in the expression, in Unicode scalars from 0.
    public let offset: Int

    init(_ message: String, at offset: Int) {
        self.message = message
        self.offset = offset
    }
}
