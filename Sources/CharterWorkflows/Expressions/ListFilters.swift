import GraphQLJSON

extension Evaluator {
    /// The filters for lists and objects. Null is a list without elements to most of them, since what a skipped step
    /// gave is null.
    mutating func list(_ call: FilterCall) throws(EvaluationError) -> JSONValue {
        switch (call.filter, call.value) {
        case (.first, .string(let text)): return text.first.map { .string(String($0)) } ?? .null
        case (.last, .string(let text)): return text.last.map { .string(String($0)) } ?? .null
        case (.slice, .string(let text)):
            try spend(text.utf8.count / 16)
            return .string(String(try slice(Array(text), call)))
        case (.keys, .object(let object)): return .array(object.members.map { .string($0.key) })
        case (.values, .object(let object)): return .array(object.members.map(\.value))
        case (.keys, _), (.values, _): throw call.refused
        case (.first, .null), (.last, .null), (.slice, .null): return .null
        case (.join, .null): return .string("")
        case (_, .null): return .array([])
        default: break
        }
        let elements = try call.elements()
        try spend(elements.count)
        switch call.filter {
        case .join: return .string(try joined(elements, call))
        case .first: return elements.first ?? .null
        case .last: return elements.last ?? .null
        case .slice: return .array(Array(try slice(elements, call)))
        case .reverse: return .array(elements.reversed())
        case .sort: return .array(try sorted(elements))
        case .unique: return .array(try unique(elements))
        case .flatten: return .array(try flattened(elements))
        case .compact: return .array(elements.filter { !$0.isNull })
        case .pluck: return .array(try plucked(elements, try call.text(0)))
        case .sum:
            var total = JSONValue.int(0)
            for element in elements { total = try Arithmetic.result(.plus, total, element) }
            return total
        default: throw call.refused
        }
    }

    private func joined(_ elements: [JSONValue], _ call: FilterCall) throws(EvaluationError) -> String {
        let separator = call.arguments.isEmpty ? "" : try call.text(0)
        // One after the other, so that no sum overflows and nothing is built before its size is known.
        var size = 0
        for element in elements {
            size += element.size(upTo: ExpressionLimits.bytes) + separator.utf8.count
            try checkSize(size)
        }
        return elements.map(\.textInTemplate).joined(separator: separator)
    }

    private func slice<Element>(
        _ elements: [Element], _ call: FilterCall
    ) throws(EvaluationError) -> ArraySlice<Element> {
        func place(_ number: Int) -> Int { min(max(0, number < 0 ? elements.count + number : number), elements.count) }
        let from = place(try call.integer(0))
        let to = call.arguments.count > 1 ? place(try call.integer(1)) : elements.count
        return from < to ? elements[from..<to] : []
    }

    private mutating func sorted(_ elements: [JSONValue]) throws(EvaluationError) -> [JSONValue] {
        let isOfNumbers = elements.allSatisfy { $0.double != nil }
        guard isOfNumbers || elements.allSatisfy({ $0.stringValue != nil }) else {
            throw EvaluationError("`sort` is for lists of numbers only or of texts only")
        }
        // Comparisons: about the count times its logarithm, at most 17.
        try spend(elements.count * 17)
        if isOfNumbers { return elements.sorted { ($0.double ?? 0) < ($1.double ?? 0) } }
        return elements.sorted {
            ($0.stringValue ?? "").utf8.lexicographicallyPrecedes(($1.stringValue ?? "").utf8)
        }
    }

    private mutating func unique(_ elements: [JSONValue]) throws(EvaluationError) -> [JSONValue] {
        try spend(JSONValue.array(elements).size(upTo: ExpressionLimits.bytes) / 16)
        var seen: Set<JSONValue> = []
        return elements.filter { seen.insert($0).inserted }
    }

    private mutating func flattened(_ elements: [JSONValue]) throws(EvaluationError) -> [JSONValue] {
        var result: [JSONValue] = []
        for element in elements {
            if case .array(let inner) = element {
                try spend(inner.count)
                result.append(contentsOf: inner)
            } else {
                result.append(element)
            }
            try checkCount(result.count)
        }
        return result
    }

    private func plucked(_ elements: [JSONValue], _ name: String) throws(EvaluationError) -> [JSONValue] {
        var result: [JSONValue] = []
        for element in elements {
            switch element {
            case .null: result.append(.null)
            case .object(let object): result.append(object[name] ?? .null)
            default:
                throw EvaluationError("`pluck` is for lists of objects; one of the elements is \(element.kindName)")
            }
        }
        return result
    }
}
