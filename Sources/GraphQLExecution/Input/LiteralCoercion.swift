import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema

/// Turns values of a validated document into coerced input values (spec section 6.4.1, CoerceArgumentValues).
///
/// Coerced values are JSON: enums are their names, custom scalars whatever was written.
struct LiteralCoercion {
    let schema: Schema
    let document: Document
    /// Coerced variables of the request.
    var variables = VariableValues.none

    /// Whether a value is or contains a variable.
    func usesVariables(_ value: Int) -> Bool {
        let node = document.values[value]
        switch node.kind {
        case .variable: return true
        case .list: return node.children.contains { usesVariables($0) }
        case .object: return node.children.contains { usesVariables(document.objectFields[$0].value) }
        default: return false
        }
    }

    /// The coerced value; nil when it is a variable without a value, or does not fit the type.
    ///
    /// Recursion is as deep as the value, which the parser has bounded.
    func coerce(_ value: Int, to type: TypeReference) -> JSONValue? {
        let node = document.values[value]
        if node.kind == .variable {
            guard let value = variables[node.name] else { return nil }
            return value == .null && type.isNonNull ? nil : value
        }
        if node.kind == .null { return type.isNonNull ? nil : .null }
        if type.isList {
            guard node.kind == .list else { return coerce(value, to: type.itemType).map { .array([$0]) } }
            var items: [JSONValue] = []
            for index in node.children {
                if let item = coerce(index, to: type.itemType) {
                    items.append(item)
                } else if document.values[index].kind == .variable, !type.itemType.isNonNull {
                    items.append(.null)
                } else {
                    return nil
                }
            }
            return .array(items)
        }
        let named = schema.namedType(of: type)
        switch named.kind {
        case .inputObject: return coerceObject(node, to: named)
        case .enum:
            guard node.kind == .enum, named.enumValue(node.name, in: document) != nil else { return nil }
            return .string(document.text(node.name))
        case .scalar: return coerceScalar(value, to: named)
        default: return nil
        }
    }

    private func coerceObject(_ node: ValueNode, to type: NamedType) -> JSONValue? {
        guard node.kind == .object else { return nil }
        var given: [String: Int] = [:]
        for index in node.children { given[document.text(document.objectFields[index].name)] = index }
        var object = JSONObject()
        for field in type.inputFields {
            if let index = given[field.name] {
                let value = document.objectFields[index].value
                if let coerced = coerce(value, to: field.type) {
                    object[field.name] = coerced
                    continue
                }
                guard isMissingVariable(value) else { return nil }
            }
            if let value = field.defaultValue {
                object[field.name] = value
            } else if field.type.isNonNull {
                return nil
            }
        }
        if type.isOneOf {
            guard object.count == 1, let member = object.members.first, member.value != .null else { return nil }
        }
        return .object(object)
    }

    private func isMissingVariable(_ value: Int) -> Bool {
        let node = document.values[value]
        return node.kind == .variable && variables[node.name] == nil
    }

    private func coerceScalar(_ value: Int, to type: NamedType) -> JSONValue? {
        guard let scalar = type.builtInScalar else { return literal(value) }
        let node = document.values[value]
        switch (scalar, node.kind) {
        case (.string, .string), (.string, .blockString), (.id, .string), (.id, .blockString):
            return .string(document.string(node))
        case (.id, .int): return .string(document.string(node))
        case (.boolean, .boolean): return .bool(node.flag)
        case (.int, .int): return Int32(document.string(node)).map { .int(Int64($0)) }
        case (.float, .int), (.float, .float):
            return Double(document.string(node)).flatMap { $0.isFinite ? .double($0) : nil }
        default: return nil
        }
    }

    /// A number in double precision, or its text when that has no room for it.
    private static func number(_ text: String) -> JSONValue {
        guard let number = Double(text), number.isFinite else { return .string(text) }
        return .double(number)
    }

    /// A value as it was written, with variables filled in: what a custom scalar gets.
    private func literal(_ value: Int) -> JSONValue? {
        let node = document.values[value]
        switch node.kind {
        case .variable: return variables[node.name]
        case .int:
            let text = document.string(node)
            return Int64(text).map { .int($0) } ?? Self.number(text)
        case .float: return Self.number(document.string(node))
        case .string, .blockString: return .string(document.string(node))
        case .boolean: return .bool(node.flag)
        case .null: return .null
        case .enum: return .string(document.text(node.name))
        case .list: return .array(node.children.map { literal($0) ?? .null })
        case .object:
            var object = JSONObject()
            for index in node.children {
                let field = document.objectFields[index]
                if let value = literal(field.value) { object[document.text(field.name)] = value }
            }
            return .object(object)
        }
    }
}
