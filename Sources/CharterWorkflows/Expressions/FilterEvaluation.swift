import GraphQLJSON

extension Evaluator {
    /// What a filter makes of a value. The number of arguments was checked when the expression was read.
    mutating func apply(
        _ filter: ExpressionFilter, to value: JSONValue, _ arguments: [JSONValue]
    ) throws(EvaluationError) -> JSONValue {
        let call = FilterCall(filter: filter, value: value, arguments: arguments)
        switch filter {
        case .upper, .lower, .trim, .truncate, .replace, .split, .lines, .startsWith, .endsWith, .urlEncode, .sha256:
            return try text(call)
        case .join, .first, .last, .slice, .reverse, .sort, .unique, .flatten, .compact, .pluck, .sum, .keys, .values:
            return try list(call)
        case .contains: return .bool(try contains(value, try call.argument(0)))
        case .length: return .int(Int64(try length(call)))
        case .json, .text:
            try checkSize(value.size(upTo: ExpressionLimits.bytes))
            return .string(filter == .json ? value.jsonText : value.textInTemplate)
        case .parseJson:
            let text = try call.text()
            do throws(JSONError) { return try JSONValue.parse(text, maxDepth: ExpressionLimits.depth) } catch {
                throw EvaluationError("the text is no JSON: \(error.message) at byte \(error.offset)")
            }
        case .number: return try number(call)
        case .round: return try rounded(call)
        case .default: return value.isNull || value == .string("") ? try call.argument(0) : value
        }
    }

    private mutating func length(_ call: FilterCall) throws(EvaluationError) -> Int {
        switch call.value {
        case .null: return 0
        case .string(let text):
            try spend(text.utf8.count / 16)
            return text.count
        case .array(let elements): return elements.count
        case .object(let object): return object.count
        default: throw call.refused
        }
    }

    private func number(_ call: FilterCall) throws(EvaluationError) -> JSONValue {
        switch call.value {
        case .int, .double: return call.value
        case .string(let text):
            let text = text.trimmed
            if let integer = Int64(text) { return .int(integer) }
            guard let number = Double(text), number.isFinite else {
                throw EvaluationError("the text says no number")
            }
            return .double(number)
        default: throw call.refused
        }
    }

    private func rounded(_ call: FilterCall) throws(EvaluationError) -> JSONValue {
        let digits = call.arguments.isEmpty ? 0 : try call.integer(0)
        guard (0...12).contains(digits) else { throw EvaluationError("round keeps 0 to 12 digits, not \(digits)") }
        guard let number = call.value.double else { throw call.refused }
        if case .int = call.value { return call.value }
        if digits == 0 {
            let whole = number.rounded()
            return Int64(exactly: whole).map(JSONValue.int) ?? .double(whole)
        }
        var factor = 1.0
        for _ in 0..<digits { factor *= 10 }
        let scaled = (number * factor).rounded() / factor
        return .double(scaled.isFinite ? scaled : number)
    }
}

/// A filter with what it is given.
struct FilterCall {
    let filter: ExpressionFilter
    let value: JSONValue
    let arguments: [JSONValue]

    /// The error of a value that the filter is not for.
    var refused: EvaluationError { EvaluationError("`\(filter.rawValue)` is not for \(value.kindName)") }

    func argument(_ place: Int) throws(EvaluationError) -> JSONValue {
        guard arguments.indices.contains(place) else {
            throw EvaluationError("an argument is missing: write `\(filter.usage)`")
        }
        return arguments[place]
    }

    func text() throws(EvaluationError) -> String {
        guard case .string(let text) = value else { throw refused }
        return text
    }

    func elements() throws(EvaluationError) -> [JSONValue] {
        guard case .array(let elements) = value else { throw refused }
        return elements
    }

    func text(_ place: Int) throws(EvaluationError) -> String {
        guard case .string(let text) = try argument(place) else {
            throw EvaluationError("argument \(place + 1) is no text: write `\(filter.usage)`")
        }
        return text
    }

    func integer(_ place: Int) throws(EvaluationError) -> Int {
        guard case .int(let number) = try argument(place), let integer = Int(exactly: number),
            (-ExpressionLimits.bytes...ExpressionLimits.bytes).contains(integer)
        else { throw EvaluationError("argument \(place + 1) is no integer in range: write `\(filter.usage)`") }
        return integer
    }
}
