import GraphQLJSON
import GraphQLLanguage

/// Why a literal is no value of its type: a sentence in the reference implementation's wording, and the node at fault.
public struct ConstantProblem: Error, Sendable, Hashable {
    public let message: String
    /// In the document that the literal stands in.
    public let range: SourceRange
}

extension Schema {
    /// The value that a constant literal denotes as an input of `type` (the coercion rules of spec sections 3.5 to
    /// 3.12), or nil when it is none.
    ///
    /// Enum values become their names, single items of lists become lists, absent fields of input objects get their
    /// defaults; literals of custom scalars pass through as JSON. `value` is an index into the document's `values`.
    public func coerceConstant(_ value: Int, in document: Document, to type: TypeReference) -> JSONValue? {
        var coercion = ConstantCoercion(self, document)
        return coercion.coerce(value, to: type)
    }

    /// As `coerceConstant(_:in:to:)`, appending everything that is wrong to `problems`.
    public func coerceConstant(
        _ value: Int, in document: Document, to type: TypeReference, problems: inout [ConstantProblem]
    ) -> JSONValue? {
        var coercion = ConstantCoercion(self, document)
        let result = coercion.coerce(value, to: type)
        problems += coercion.problems
        return result
    }
}

/// Coerces the literals of one document. Recursion is as deep as they nest, which the parser bounds.
struct ConstantCoercion {
    private(set) var problems: [ConstantProblem] = []

    private let schema: Schema
    private let document: Document
    /// Overrides the defaults of the definitions while those are being worked out.
    private let defaults: NodeTable<JSONValue>?
    /// Whether problems say what may have been meant, which costs a comparison with every name that is known.
    private let suggests: Bool

    init(
        _ schema: Schema, _ document: Document, defaults: NodeTable<JSONValue>? = nil, suggests: Bool = true
    ) {
        self.schema = schema
        self.document = document
        self.defaults = defaults
        self.suggests = suggests
    }

    mutating func coerce(_ index: Int, to type: TypeReference) -> JSONValue? {
        let value = document.values[index]
        switch value.kind {
        case .null:
            return type.isNonNull ? unexpected(index, type) : .null
        case .variable:
            return fail("Unexpected variable \"$\(document.text(value.name))\" in constant value.", value.range)
        default: break
        }
        if type.isList {
            let itemType = type.itemType
            guard value.kind == .list else { return coerce(index, to: itemType).map { .array([$0]) } }
            return coerceList(value, itemType)
        }
        let named = schema[type.named]
        switch named.kind {
        case .scalar: return coerceScalar(index, value, named)
        case .enum: return coerceEnum(index, value, named)
        case .inputObject: return coerceInputObject(index, value, named)
        case .object, .interface, .union: return nil
        }
    }

    private mutating func coerceList(_ value: ValueNode, _ itemType: TypeReference) -> JSONValue? {
        var items: [JSONValue] = []
        items.reserveCapacity(value.children.count)
        var isValid = true
        for child in value.children {
            if let item = coerce(child, to: itemType) { items.append(item) } else { isValid = false }
        }
        return isValid ? .array(items) : nil
    }

    // MARK: Leaves

    private mutating func coerceScalar(_ index: Int, _ value: ValueNode, _ type: NamedType) -> JSONValue? {
        guard let scalar = type.builtInScalar else { return customScalar(index) }
        do throws(LiteralMismatch) {
            return try scalar.coerce(value, in: document)
        } catch {
            return fail(error.message(document.print(index)), value.range)
        }
    }

    private mutating func coerceEnum(_ index: Int, _ value: ValueNode, _ type: NamedType) -> JSONValue? {
        guard value.kind == .enum else {
            let text = document.print(index)
            let suggestions = suggestions(text, among: type.enumValues.lazy.map(\.name), subject: "the enum value")
            return fail("Enum \"\(type.name)\" cannot represent non-enum value: \(text).\(suggestions)", value.range)
        }
        if let found = type.enumValue(value.name, in: document) { return .string(found.name) }
        let text = document.text(value.name)
        let suggestions = suggestions(text, among: type.enumValues.lazy.map(\.name), subject: "the enum value")
        return fail("Value \"\(text)\" does not exist in \"\(type.name)\" enum.\(suggestions)", value.range)
    }

    /// Any literal as JSON; nil only for variables.
    private mutating func customScalar(_ index: Int) -> JSONValue? {
        let value = document.values[index]
        switch value.kind {
        case .variable:
            return fail("Unexpected variable \"$\(document.text(value.name))\" in constant value.", value.range)
        case .null: return .null
        case .boolean: return .bool(value.flag)
        case .enum: return .string(document.text(value.name))
        case .string, .blockString: return .string(document.string(value))
        case .int, .float: return document.number(value)
        case .list:
            var items: [JSONValue] = []
            for child in value.children {
                guard let item = customScalar(child) else { return nil }
                items.append(item)
            }
            return .array(items)
        case .object:
            var object = JSONObject()
            for child in value.children {
                let field = document.objectFields[child]
                guard let member = customScalar(field.value) else { return nil }
                object[document.text(field.name)] = member
            }
            return .object(object)
        }
    }

    // MARK: Input objects

    private mutating func coerceInputObject(_ index: Int, _ value: ValueNode, _ type: NamedType) -> JSONValue? {
        guard value.kind == .object else { return unexpected(index, TypeReference(named: type.id)) }
        var given = [Int?](repeating: nil, count: type.inputFields.count)
        var isValid = true
        for child in value.children {
            let field = document.objectFields[child]
            guard let position = type.inputFieldIndex(field.name, in: document) else {
                let name = document.text(field.name)
                let suggestions = suggestions(name, among: type.inputFields.lazy.map(\.name))
                problems.append(
                    ConstantProblem(
                        message: "Field \"\(name)\" is not defined by type \"\(type.name)\".\(suggestions)",
                        range: field.range))
                isValid = false
                continue
            }
            given[position] = field.value
        }
        var object = JSONObject()
        for (position, field) in type.inputFields.enumerated() {
            if let literal = given[position] {
                if let member = coerce(literal, to: field.type) { object[field.name] = member } else { isValid = false }
            } else if field.isRequired {
                problems.append(
                    ConstantProblem(
                        message: "Field \"\(type.name).\(field.name)\" of required type "
                            + "\"\(schema.text(field.type))\" was not provided.", range: value.range))
                isValid = false
            } else if let member = defaultValue(of: field) {
                object[field.name] = member
            }
        }
        if type.isOneOf, isValid { isValid = checkOneOf(value, type, object) }
        return isValid ? .object(object) : nil
    }

    private mutating func checkOneOf(_ value: ValueNode, _ type: NamedType, _ object: JSONObject) -> Bool {
        guard value.children.count == 1, let member = object.members.first else {
            problems.append(
                ConstantProblem(
                    message: "OneOf Input Object \"\(type.name)\" must specify exactly one key.", range: value.range))
            return false
        }
        guard member.value != .null else {
            problems.append(
                ConstantProblem(message: "Field \"\(type.name).\(member.key)\" must be non-null.", range: value.range))
            return false
        }
        return true
    }

    private func defaultValue(of field: InputValueDefinition) -> JSONValue? {
        guard let defaults, let node = field.node else { return field.defaultValue }
        return defaults[node]
    }

    // MARK: Problems

    private func suggestions(_ name: String, among options: some Sequence<String>, subject: String? = nil) -> String {
        suggests ? Suggestions.didYouMean(name, among: options, subject: subject) : ""
    }

    private mutating func unexpected(_ index: Int, _ type: TypeReference) -> JSONValue? {
        fail(
            "Expected value of type \"\(schema.text(type))\", found \(document.print(index)).",
            document.values[index].range)
    }

    private mutating func fail(_ message: String, _ range: SourceRange) -> JSONValue? {
        problems.append(ConstantProblem(message: message, range: range))
        return nil
    }
}
