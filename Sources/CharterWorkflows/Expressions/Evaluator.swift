import GraphQLJSON

/// Gives the values of the expressions of one template, within the bounds of `ExpressionLimits`.
///
/// Recursion is as deep as the expression, whose parts are bounded; the work is counted over the whole template.
struct Evaluator {
    let scope: ExpressionScope
    private var work = 0

    init(_ scope: ExpressionScope) { self.scope = scope }

    mutating func value(of expression: TemplateExpression) throws(EvaluationError) -> JSONValue {
        do throws(EvaluationError) {
            return try value(of: expression.root)
        } catch {
            var error = error
            error.source = expression.source
            throw error
        }
    }

    /// Counts work done, such as elements looked at.
    mutating func spend(_ amount: Int) throws(EvaluationError) {
        work += max(1, amount)
        guard work <= ExpressionLimits.work else {
            throw EvaluationError("this takes more than \(ExpressionLimits.work) steps of work")
        }
    }

    private mutating func value(of node: ExpressionNode) throws(EvaluationError) -> JSONValue {
        try spend(1)
        switch node {
        case .literal(let value): return value
        case .list(let elements):
            var values: [JSONValue] = []
            for element in elements { values.append(try value(of: element)) }
            return .array(values)
        case .name(let name, _):
            guard let value = scope[name] else { throw EvaluationError("`\(name)` means nothing here") }
            return value
        case .member(let owner, let name): return try member(name, of: try value(of: owner))
        case .element(let owner, let key): return try element(try value(of: key), of: try value(of: owner))
        case .negative(let operand): return try Arithmetic.negative(try value(of: operand))
        case .not(let operand): return .bool(!(try value(of: operand).isTruthy))
        case .connective(.and, let left, let right):
            return .bool(try value(of: left).isTruthy ? try value(of: right).isTruthy : false)
        case .connective(.or, let left, let right):
            return .bool(try value(of: left).isTruthy ? true : try value(of: right).isTruthy)
        case .fallback(let left, let right):
            let preferred = try value(of: left)
            return preferred.isNull ? try value(of: right) : preferred
        case .binary(let operation, let left, let right):
            return try binary(operation, try value(of: left), try value(of: right))
        case .filter(let filter, let operand, let arguments):
            let operand = try value(of: operand)
            var values: [JSONValue] = []
            for argument in arguments { values.append(try value(of: argument)) }
            return try apply(filter, to: operand, values)
        }
    }

    private func member(_ name: String, of owner: JSONValue) throws(EvaluationError) -> JSONValue {
        switch owner {
        case .null: return .null
        case .object(let object): return object[name] ?? .null
        default: throw EvaluationError("\(owner.kindName) has no member \"\(name)\"")
        }
    }

    private func element(_ key: JSONValue, of owner: JSONValue) throws(EvaluationError) -> JSONValue {
        switch (owner, key) {
        case (.null, _): return .null
        case (.object(let object), .string(let name)): return object[name] ?? .null
        case (.array(let elements), .int(let index)):
            let place = index < 0 ? index + Int64(elements.count) : index
            guard let place = Int(exactly: place), elements.indices.contains(place) else { return .null }
            return elements[place]
        default: throw EvaluationError("\(key.kindName) selects nothing in \(owner.kindName)")
        }
    }

    private mutating func binary(
        _ operation: ExpressionNode.Operator, _ left: JSONValue, _ right: JSONValue
    ) throws(EvaluationError) -> JSONValue {
        switch operation {
        case .equal: return .bool(try areEqual(left, right))
        case .notEqual: return .bool(!(try areEqual(left, right)))
        case .less: return .bool(try Comparison.order(left, right) == .ascending)
        case .lessOrEqual: return .bool(try [.ascending, .equal].contains(Comparison.order(left, right)))
        case .greater: return .bool(try Comparison.order(left, right) == .descending)
        case .greaterOrEqual: return .bool(try [.descending, .equal].contains(Comparison.order(left, right)))
        case .contained: return .bool(try contains(right, left))
        case .plus: return try sum(left, right)
        case .minus, .times, .divided, .remainder: return try Arithmetic.result(operation, left, right)
        }
    }

    private mutating func sum(_ left: JSONValue, _ right: JSONValue) throws(EvaluationError) -> JSONValue {
        switch (left, right) {
        case (.string(let first), .string(let second)):
            try checkSize(first.utf8.count + second.utf8.count)
            return .string(first + second)
        case (.array(let first), .array(let second)):
            try checkCount(first.count + second.count)
            try spend(first.count + second.count)
            return .array(first + second)
        default: return try Arithmetic.result(.plus, left, right)
        }
    }

    /// Whether two values are the same; 1 and 1.0 are.
    mutating func areEqual(_ left: JSONValue, _ right: JSONValue) throws(EvaluationError) -> Bool {
        try spend(min(left.size(upTo: ExpressionLimits.bytes), right.size(upTo: ExpressionLimits.bytes)) / 64)
        return Comparison.areEqual(left, right)
    }

    /// Whether a list has an element, a text a part, an object a member. Null has nothing.
    mutating func contains(_ owner: JSONValue, _ part: JSONValue) throws(EvaluationError) -> Bool {
        switch (owner, part) {
        case (.null, _): return false
        case (.array(let elements), _):
            for element in elements where try areEqual(element, part) { return true }
            return false
        case (.string(let text), .string(let part)):
            try spend((text.utf8.count + part.utf8.count) / 16)
            return part.isEmpty || text.split(separatedByBytes: part, atMost: 1).count == 2
        case (.object(let object), .string(let key)): return object.contains(key)
        default: throw EvaluationError("\(owner.kindName) cannot contain \(part.kindName)")
        }
    }

    func checkSize(_ bytes: Int) throws(EvaluationError) {
        guard bytes <= ExpressionLimits.bytes else {
            throw EvaluationError("the text would be longer than \(ExpressionLimits.bytes) bytes")
        }
    }

    func checkCount(_ elements: Int) throws(EvaluationError) {
        guard elements <= ExpressionLimits.elements else {
            throw EvaluationError("the list would have more than \(ExpressionLimits.elements) elements")
        }
    }
}
