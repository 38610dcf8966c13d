import GraphQLJSON

/// How values compare: numbers with numbers, texts with texts by their bytes.
enum Comparison {
    enum Order {
        case ascending
        case equal
        case descending
    }

    static func order(_ left: JSONValue, _ right: JSONValue) throws(EvaluationError) -> Order {
        switch (left, right) {
        case (.string(let first), .string(let second)):
            return order(
                first.utf8.lexicographicallyPrecedes(second.utf8), second.utf8.lexicographicallyPrecedes(first.utf8))
        case (.int(let first), .int(let second)): return order(first < second, second < first)
        default:
            guard let first = left.double, let second = right.double else {
                throw EvaluationError("\(left.kindName) and \(right.kindName) cannot be ordered")
            }
            return order(first < second, second < first)
        }
    }

    private static func order(_ isLess: Bool, _ isGreater: Bool) -> Order {
        isLess ? .ascending : isGreater ? .descending : .equal
    }

    /// Whether two values are the same, numbers by their value.
    static func areEqual(_ left: JSONValue, _ right: JSONValue) -> Bool {
        switch (left, right) {
        case (.int(let first), .double(let second)), (.double(let second), .int(let first)):
            return Double(first) == second
        case (.array(let first), .array(let second)):
            return first.count == second.count && zip(first, second).allSatisfy { areEqual($0, $1) }
        case (.object(let first), .object(let second)):
            return first.count == second.count
                && first.members.allSatisfy { member in second[member.key].map { areEqual(member.value, $0) } ?? false }
        default: return left == right
        }
    }
}

extension JSONValue {
    /// The value of a number.
    var double: Double? {
        switch self {
        case .int(let number): Double(number)
        case .double(let number): number
        default: nil
        }
    }
}
