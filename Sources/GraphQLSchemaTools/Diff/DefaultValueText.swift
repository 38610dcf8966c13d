import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema

/// Default values as canonical GraphQL text, so that two of them are equal exactly when clients cannot tell them apart:
/// coerced to their type, fields of objects in natural order, numbers in their shortest form.
struct DefaultValueText {
    let schema: Schema

    /// The text of an input's default, nil when it has none.
    func text(_ input: InputValueDefinition) -> String? {
        input.defaultValue.map { text($0, input.type) }
    }

    /// Recursion is as deep as the value, which its parser has bounded.
    private func text(_ value: JSONValue, _ type: TypeReference) -> String {
        if case .null = value { return "null" }
        if type.isList {
            guard case .array(let items) = value else { return text(value, type.itemType) }
            return list(items.map { text($0, type.itemType) })
        }
        let named = schema.namedType(of: type)
        switch (named.kind, value) {
        case (.enum, .string(let name)): return name
        case (.inputObject, .object(let object)):
            return self.object(
                object.members.map { member in
                    let field = named.inputField(member.key)
                    return (member.key, field.map { text(member.value, $0.type) } ?? untyped(member.value))
                })
        case (.scalar, .string(let text)) where named.builtInScalar == .id && Self.isInteger(text): return text
        case (.scalar, .int(let number)) where named.builtInScalar == .float: return NumberText.text(Double(number))
        default: return untyped(value)
        }
    }

    private func untyped(_ value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .bool(let flag): flag ? "true" : "false"
        case .int(let number): String(number)
        case .double(let number): NumberText.text(number)
        case .string(let text): StringLiteral.quoted(text)
        case .array(let items): list(items.map(untyped))
        case .object(let object): self.object(object.members.map { ($0.key, untyped($0.value)) })
        }
    }

    private func list(_ items: [String]) -> String { "[" + items.joined(separator: ", ") + "]" }

    private func object(_ fields: [(name: String, text: String)]) -> String {
        let sorted = fields.sorted { Suggestions.naturallyPrecedes(Array($0.name.utf8), Array($1.name.utf8)) }
        return "{" + sorted.map { "\($0.name): \($0.text)" }.joined(separator: ", ") + "}"
    }

    /// Whether an ID can be written as an integer literal: no leading zeros.
    private static func isInteger(_ text: String) -> Bool {
        let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
        guard let first = digits.first else { return false }
        return digits.allSatisfy { (0x30...0x39).contains($0) } && (first != 0x30 || digits.count == 1)
    }
}
