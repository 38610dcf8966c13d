import GraphQLJSON

/// Arithmetic that fails instead of wrapping around. Integers stay integers while the result is one.
enum Arithmetic {
    static func negative(_ operand: JSONValue) throws(EvaluationError) -> JSONValue {
        guard operand.double != nil else { throw EvaluationError("\(operand.kindName) has no negative") }
        return try result(.minus, .int(0), operand)
    }

    static func result(
        _ operation: ExpressionNode.Operator, _ left: JSONValue, _ right: JSONValue
    ) throws(EvaluationError) -> JSONValue {
        guard let first = left.double, let second = right.double else {
            let hint = operation == .plus ? "; a text can hold several expressions side by side instead" : ""
            throw EvaluationError(
                "`\(operation.rawValue)` is not defined for \(left.kindName) and \(right.kindName)\(hint)")
        }
        if case (.int(let first), .int(let second)) = (left, right) {
            if second == 0, operation == .divided || operation == .remainder {
                throw EvaluationError("division by zero")
            }
            if let exact = try integer(operation, first, second) { return .int(exact) }
        }
        let value: Double
        switch operation {
        case .plus: value = first + second
        case .minus: value = first - second
        case .times: value = first * second
        case .divided, .remainder:
            guard second != 0 else { throw EvaluationError("division by zero") }
            value = operation == .divided ? first / second : first.truncatingRemainder(dividingBy: second)
        default: throw EvaluationError("`\(operation.rawValue)` is no arithmetic")
        }
        guard value.isFinite else { throw EvaluationError("the result is too large for a number") }
        return .double(value)
    }

    /// Nil when the result of dividing is no integer.
    private static func integer(
        _ operation: ExpressionNode.Operator, _ left: Int64, _ right: Int64
    ) throws(EvaluationError) -> Int64? {
        let result: (partialValue: Int64, overflow: Bool)
        switch operation {
        case .plus: result = left.addingReportingOverflow(right)
        case .minus: result = left.subtractingReportingOverflow(right)
        case .times: result = left.multipliedReportingOverflow(by: right)
        case .divided:
            let remainder = left.remainderReportingOverflow(dividingBy: right)
            guard remainder.overflow || remainder.partialValue == 0 else { return nil }
            result = left.dividedReportingOverflow(by: right)
        case .remainder:
            // The smallest integer divided by -1 overflows, though its remainder is 0.
            result = right == -1 ? (0, false) : left.remainderReportingOverflow(dividingBy: right)
        default: return nil
        }
        guard !result.overflow else { throw EvaluationError("the result is too large for an integer") }
        return result.partialValue
    }
}
