import GraphQLJSON
import GraphQLLanguage

/// The bounds that `@constraint` sets for an argument or input field, checked before a resolver sees the value.
///
/// Lengths count Unicode scalar values, so they do not depend on how a text is shown. What is absent or null is within
/// all bounds; a list is within those of its items when every item is.
public struct InputConstraint: Sendable {
    private let length: (min: Int?, max: Int?)
    private let number: (min: Double?, max: Double?)
    private let items: (min: Int?, max: Int?)

    public init(
        minLength: Int? = nil, maxLength: Int? = nil, min: Double? = nil, max: Double? = nil,
        minItems: Int? = nil, maxItems: Int? = nil
    ) {
        length = (minLength, maxLength)
        number = (min, max)
        items = (minItems, maxItems)
    }

    /// Throws an error of code `BAD_USER_INPUT` that names the value, also in `extensions.argument`, and the bound.
    public func check(_ value: JSONValue?, _ name: String) throws(GraphQLError) {
        switch value {
        case .string(let text):
            let count = text.unicodeScalars.count
            if let min = length.min, count < min { throw refusal(name, "have at least \(min) characters", "\(count)") }
            if let max = length.max, count > max { throw refusal(name, "have at most \(max) characters", "\(count)") }
        case .int(let value): try checkNumber(Double(value), name)
        case .double(let value): try checkNumber(value, name)
        case .array(let list):
            if let min = items.min, list.count < min {
                throw refusal(name, "have at least \(min) items", "\(list.count)")
            }
            if let max = items.max, list.count > max {
                throw refusal(name, "have at most \(max) items", "\(list.count)")
            }
            let ofItems = InputConstraint(
                minLength: length.min, maxLength: length.max, min: number.min, max: number.max)
            for item in list { try ofItems.check(item, name) }
        case .bool, .object, .null, nil: break
        }
    }

    private func checkNumber(_ value: Double, _ name: String) throws(GraphQLError) {
        if let min = number.min, value < min { throw refusal(name, "be at least \(text(min))", text(value)) }
        if let max = number.max, value > max { throw refusal(name, "be at most \(text(max))", text(value)) }
    }

    private func text(_ number: Double) -> String {
        Int64(exactly: number).map { "\($0)" } ?? "\(number)"
    }

    private func refusal(_ name: String, _ rule: String, _ given: String) -> GraphQLError {
        GraphQLError(
            "\"\(name)\" must \(rule), not \(given).",
            extensions: ["code": .string(ErrorCode.badUserInput.rawValue), "argument": .string(name)])
    }
}
