import GraphQLJSON

/// A value of a definition, in which texts may hold expressions.
public indirect enum ValueTemplate: Sendable, Hashable {
    public enum Part: Sendable, Hashable {
        case literal(String)
        case expression(TemplateExpression)
    }

    public struct Member: Sendable, Hashable {
        public let key: String
        public let value: ValueTemplate
    }

    /// Without expressions.
    case constant(JSONValue)
    /// A text that is one expression: has the type of its value.
    case expression(TemplateExpression)
    /// A text with expressions in it.
    case text([Part])
    case list([ValueTemplate])
    case object([Member])

    /// This template's value, with the names of a scope.
    public func value(in scope: ExpressionScope) throws(EvaluationError) -> JSONValue {
        var evaluator = Evaluator(scope)
        let value = try value(&evaluator)
        guard value.size(upTo: ExpressionLimits.bytes) <= ExpressionLimits.bytes else {
            throw EvaluationError("the value would be larger than \(ExpressionLimits.bytes) bytes")
        }
        guard value.depth(upTo: ExpressionLimits.depth) <= ExpressionLimits.depth else {
            throw EvaluationError("the value would nest deeper than \(ExpressionLimits.depth) levels")
        }
        return value
    }

    private func value(_ evaluator: inout Evaluator) throws(EvaluationError) -> JSONValue {
        switch self {
        case .constant(let value): return value
        case .expression(let expression): return try evaluator.value(of: expression)
        case .text(let parts):
            var text = ""
            for part in parts {
                switch part {
                case .literal(let literal): text += literal
                case .expression(let expression):
                    let value = try evaluator.value(of: expression)
                    try evaluator.checkSize(text.utf8.count + value.size(upTo: ExpressionLimits.bytes))
                    text += value.textInTemplate
                }
            }
            return .string(text)
        case .list(let elements):
            var values: [JSONValue] = []
            for element in elements { values.append(try element.value(&evaluator)) }
            return .array(values)
        case .object(let members):
            var object = JSONObject()
            for member in members { object[member.key] = try member.value.value(&evaluator) }
            return .object(object)
        }
    }

    /// The expressions in it, in the order in which they are written.
    public var expressions: [TemplateExpression] {
        switch self {
        case .constant: []
        case .expression(let expression): [expression]
        case .text(let parts):
            parts.compactMap {
                guard case .expression(let expression) = $0 else { return nil }
                return expression
            }
        case .list(let elements): elements.flatMap(\.expressions)
        case .object(let members): members.flatMap(\.value.expressions)
        }
    }
}
