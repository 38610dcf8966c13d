import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema

/// Coerces JSON values to input types (the "Input Coercion" paragraphs of spec section 3), collecting what does not
/// fit.
struct InputCoercion {
    struct Failure {
        let reason: String
        let value: JSONValue
        /// Where in the value, such as `.items[3].name`.
        let path: String
        /// The bound that the value passes, if that is why.
        var exceeded: (limit: OperationLimit, maximum: Int)?
    }

    let schema: Schema
    private(set) var failures: [Failure] = []
    private var path: [GraphQLError.PathElement] = []
    private let suggestsNames: Bool
    private let maxListItems: Int
    /// Items that lists may still have, all together.
    private var itemsLeft: Int
    /// Nothing more is coerced then.
    private var hasTooManyItems = false
    private static let maxFailures = 20
    /// A value may have as many items as this many lists of the greatest length.
    private static let listsOfFullLength = 10
    /// Mistakes that suggest names: each looks at all names of a type.
    private static let maxSuggesting = 10
    /// Characters of a name that the client made up, in messages.
    private static let maxNameLength = 200

    init(schema: Schema, suggestsNames: Bool = true, maxListItems: Int = .max) {
        self.schema = schema
        self.suggestsNames = suggestsNames
        self.maxListItems = maxListItems
        itemsLeft =
            maxListItems.multipliedReportingOverflow(by: Self.listsOfFullLength).overflow
            ? .max : maxListItems * Self.listsOfFullLength
    }

    /// The coerced value; meaningless when `failures` is not empty. Recursion is as deep as the value.
    mutating func coerce(_ value: JSONValue, to type: TypeReference) -> JSONValue {
        if failures.count >= Self.maxFailures || hasTooManyItems { return .null }
        if case .null = value {
            if type.isNonNull { fail("Expected non-nullable type \"\(schema.text(type))\" not to be null.", value) }
            return .null
        }
        if type.isList {
            guard case .array(let items) = value else { return .array([coerce(value, to: type.itemType)]) }
            guard admits(items, value) else { return .null }
            let itemType = type.itemType
            var coerced: [JSONValue] = []
            coerced.reserveCapacity(items.count)
            for (index, item) in items.enumerated() {
                path.append(.index(index))
                coerced.append(coerce(item, to: itemType))
                path.removeLast()
            }
            return .array(coerced)
        }
        let named = schema.namedType(of: type)
        switch named.kind {
        case .inputObject: return coerceObject(value, to: named)
        case .enum: return coerceEnum(value, to: named)
        default: return coerceScalar(value, to: named)
        }
    }

    private mutating func admits(_ items: [JSONValue], _ value: JSONValue) -> Bool {
        if items.count > maxListItems {
            hasTooManyItems = true
            fail(
                "The list has \(items.count) items; at most \(maxListItems) are accepted. Send them in several requests.",
                value, exceeded: (.listInput, maxListItems))
            return false
        }
        itemsLeft -= items.count
        if itemsLeft >= 0 { return true }
        hasTooManyItems = true
        let maximum = maxListItems * Self.listsOfFullLength
        fail(
            "The lists in this value have more than \(maximum) items together. Send them in several requests.", value,
            exceeded: (.listInput, maximum))
        return false
    }

    private mutating func coerceObject(_ value: JSONValue, to type: NamedType) -> JSONValue {
        guard case .object(let given) = value else {
            fail("Expected type \"\(type.name)\" to be an object.", value)
            return .null
        }
        var object = JSONObject()
        for field in type.inputFields {
            guard let item = given[field.name] else {
                if let defaultValue = field.defaultValue {
                    object[field.name] = defaultValue
                } else if field.type.isNonNull {
                    fail(
                        "Field \"\(field.name)\" of required type \"\(schema.text(field.type))\" was not provided.",
                        value)
                }
                continue
            }
            path.append(.key(field.name))
            object[field.name] = coerce(item, to: field.type)
            path.removeLast()
        }
        for member in given.members where type.inputField(member.key) == nil {
            if failures.count >= Self.maxFailures { break }
            fail(
                "Field \"\(member.key.prefix(Self.maxNameLength))\" is not defined by type \"\(type.name)\"."
                    + suggestion(member.key, among: type.inputFields.lazy.map(\.name)), value)
        }
        if type.isOneOf {
            // A field that the type does not have was reported already, and counts no more.
            if object.count != 1 {
                fail("Exactly one key must be specified for OneOf type \"\(type.name)\".", value)
            }
            if let name = object.members.first?.key, given[name] == .null {
                path.append(.key(name))
                fail("Field \"\(name)\" must be non-null.", .null)
                path.removeLast()
            }
        }
        return .object(object)
    }

    private mutating func coerceEnum(_ value: JSONValue, to type: NamedType) -> JSONValue {
        guard case .string(let name) = value else {
            let shown = value.inspected
            fail(
                "Enum \"\(type.name)\" cannot represent non-string value: \(shown)."
                    + suggestion(shown, among: type.enumValues.lazy.map(\.name), subject: "the enum value"), value)
            return .null
        }
        if type.enumValue(name) == nil {
            fail(
                "Value \"\(name.prefix(Self.maxNameLength))\" does not exist in \"\(type.name)\" enum."
                    + suggestion(name, among: type.enumValues.lazy.map(\.name), subject: "the enum value"), value)
        }
        return value
    }

    private func suggestion(_ name: String, among names: some Sequence<String>, subject: String? = nil) -> String {
        suggestsNames && failures.count < Self.maxSuggesting && name.utf8.count <= Self.maxNameLength
            ? Suggestions.didYouMean(name, among: names, subject: subject) : ""
    }

    private mutating func coerceScalar(_ value: JSONValue, to type: NamedType) -> JSONValue {
        guard let scalar = type.builtInScalar else { return value }
        switch (scalar, value) {
        case (.int, .int(let number)):
            if Int32(exactly: number) != nil { return value }
            fail("Int cannot represent non 32-bit signed integer value: \(value.inspected)", value)
        case (.int, .double(let number)):
            if let whole = Int32(exactly: number) { return .int(Int64(whole)) }
            if number == number.rounded() {
                fail("Int cannot represent non 32-bit signed integer value: \(value.inspected)", value)
            } else {
                fail("Int cannot represent non-integer value: \(value.inspected)", value)
            }
        case (.int, _): fail("Int cannot represent non-integer value: \(value.inspected)", value)
        case (.float, .int(let number)): return .double(Double(number))
        case (.float, .double): return value
        case (.float, _): fail("Float cannot represent non numeric value: \(value.inspected)", value)
        case (.string, .string), (.id, .string), (.boolean, .bool): return value
        case (.string, _): fail("String cannot represent a non string value: \(value.inspected)", value)
        case (.boolean, _): fail("Boolean cannot represent a non boolean value: \(value.inspected)", value)
        case (.id, .int(let number)): return .string(String(number))
        case (.id, .double(let number)):
            if let whole = Int64(exactly: number) { return .string(String(whole)) }
            fail("ID cannot represent value: \(value.inspected)", value)
        case (.id, _): fail("ID cannot represent value: \(value.inspected)", value)
        }
        return .null
    }

    private mutating func fail(
        _ reason: String, _ value: JSONValue, exceeded: (limit: OperationLimit, maximum: Int)? = nil
    ) {
        guard failures.count < Self.maxFailures else { return }
        var text = ""
        for element in path {
            switch element {
            case .key(let key): text += ".\(key.prefix(Self.maxNameLength))"
            case .index(let index): text += "[\(index)]"
            }
        }
        failures.append(Failure(reason: reason, value: value, path: text, exceeded: exceeded))
    }
}
