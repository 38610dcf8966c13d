import GraphQLJSON
import GraphQLSchema

extension WorkflowDefinition {
    /// The inputs of a run with defaults filled in. Throws every mistake with its path.
    public func validated(_ input: JSONValue) throws(InputErrors) -> JSONValue {
        try inputSchema.validated(input, at: "inputs")
    }
}

extension ValueSchema {
    /// A value with defaults filled in; integers that came as 3.0 become 3.
    func validated(_ value: JSONValue, at path: String) throws(InputErrors) -> JSONValue {
        var validation = InputValidation()
        let value = validation.check(value, self, path)
        guard validation.mistakes.isEmpty else { throw InputErrors(mistakes: validation.mistakes) }
        return value
    }
}

/// Holds a value against a schema. Recursion is as deep as the schema, whose nesting is bounded by the file's.
struct InputValidation {
    private(set) var mistakes: [InputErrors.Mistake] = []

    /// The value as the schema wants it; something of no meaning when there are mistakes.
    mutating func check(_ value: JSONValue, _ schema: ValueSchema, _ path: String) -> JSONValue {
        let value = typed(value, schema, path)
        guard let value else { return .null }
        if let choices = schema.choices, !choices.contains(where: { Comparison.areEqual($0, value) }) {
            let list = choices.map(\.jsonText).joined(separator: ", ")
            let hint = Suggestions.didYouMean(value.stringValue ?? "", among: choices.compactMap(\.stringValue))
            report(path, "must be one of \(list)\(hint.isEmpty ? "" : ".\(hint)")")
        }
        return value
    }

    private mutating func typed(_ value: JSONValue, _ schema: ValueSchema, _ path: String) -> JSONValue? {
        switch (schema.type, value) {
        case (.string, .string(let text)):
            checkLength(text, schema, path)
            return value
        case (.integer, .int(let number)):
            checkRange(Double(number), schema, path)
            return value
        case (.integer, .double(let number)):
            guard let integer = Int64(exactly: number) else { break }
            checkRange(number, schema, path)
            return .int(integer)
        case (.number, .int(let number)):
            checkRange(Double(number), schema, path)
            return value
        case (.number, .double(let number)):
            checkRange(number, schema, path)
            return value
        case (.boolean, .bool): return value
        case (.list, .array(let elements)): return list(elements, schema, path)
        case (.object, .object(let object)): return members(object, schema, path)
        default: break
        }
        report(path, "must be \(schema.type.phrase), not \(value.kindName)\(shown(value))")
        return nil
    }

    private func shown(_ value: JSONValue) -> String {
        switch value {
        case .int, .double, .bool: " (\(value.jsonText))"
        default: ""
        }
    }

    private mutating func checkLength(_ text: String, _ schema: ValueSchema, _ path: String) {
        let maximum = schema.maxLength ?? ValueSchema.standardMaxLength
        // A text has at most as many characters as bytes, and counting bytes takes no time.
        let length = text.utf8.count <= maximum && schema.minLength == nil ? 0 : text.count
        if length > maximum { report(path, "must have at most \(maximum) characters, not \(length)") }
        if let minimum = schema.minLength, length < minimum {
            report(path, "must have at least \(minimum) characters, not \(length)")
        }
    }

    private mutating func checkRange(_ number: Double, _ schema: ValueSchema, _ path: String) {
        if let minimum = schema.minimum, number < minimum {
            report(path, "must be at least \(JSONValue.double(minimum).plainNumber)")
        }
        if let maximum = schema.maximum, number > maximum {
            report(path, "must be at most \(JSONValue.double(maximum).plainNumber)")
        }
    }

    private mutating func list(_ elements: [JSONValue], _ schema: ValueSchema, _ path: String) -> JSONValue? {
        let maximum = schema.maxItems ?? ValueSchema.standardMaxItems
        guard elements.count <= maximum else {
            report(path, "must have at most \(maximum) elements, not \(elements.count)")
            return nil
        }
        if let minimum = schema.minItems, elements.count < minimum {
            report(path, "must have at least \(minimum) elements, not \(elements.count)")
        }
        guard case .each(let element) = schema.elements else { return .array(elements) }
        return .array(elements.enumerated().map { check($1, element, "\(path)[\($0)]") })
    }

    private mutating func members(_ object: JSONObject, _ schema: ValueSchema, _ path: String) -> JSONValue? {
        guard let properties = schema.properties else { return .object(object) }
        let names = Set(properties.map(\.name))
        for member in object.members where !names.contains(member.key) {
            let shown = member.key.unicodeScalars.count <= 64 ? member.key : "…"
            let hint = Suggestions.didYouMean(member.key, among: properties.map(\.name))
            report("\(path).\(shown)", "is not expected here\(hint.isEmpty ? "" : ".\(hint)")")
        }
        var result = JSONObject()
        for property in properties {
            let given = object[property.name]
            let place = "\(path).\(property.name)"
            if let given, !given.isNull {
                result[property.name] = check(given, property.schema, place)
            } else if property.schema.isRequired {
                report(place, "is required: \(property.schema.type.phrase)")
            } else {
                result[property.name] = property.schema.defaultValue ?? .null
            }
        }
        return .object(result)
    }

    private mutating func report(_ path: String, _ message: String) {
        guard mistakes.count < InputErrors.maxMistakes else { return }
        mistakes.append(InputErrors.Mistake(path: path, message: message))
    }
}

extension ValueSchema.ValueType {
    /// With its article.
    var phrase: String {
        switch self {
        case .string: "a string"
        case .integer: "an integer"
        case .number: "a number"
        case .boolean: "a boolean"
        case .list: "a list"
        case .object: "an object"
        }
    }
}

extension JSONValue {
    /// A number without a fraction that says nothing.
    var plainNumber: String {
        if case .double(let number) = self, let integer = Int64(exactly: number) { return "\(integer)" }
        return jsonText
    }
}
