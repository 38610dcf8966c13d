import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema

/// Default values as canonical GraphQL text, so that two of them are equal exactly when clients cannot tell them apart:
/// coerced to their type, fields of objects in natural order, numbers in their shortest form.
struct DefaultValueText {
    let schema: Schema

    /// The text of an input's default, nil when it has none.
    ///
    /// Defaults fill each other in, so a short schema can have defaults without measure. Of one that is longer than
    /// `DefaultValueWriter.maxLength` the text is its beginning and the literal as it was written.
    func text(_ input: InputValueDefinition) -> String? {
        guard let value = input.defaultValue else { return nil }
        var writer = DefaultValueWriter(schema: schema)
        writer.write(value, input.type)
        return writer.isFull ? "\(writer.text)… (\(input.defaultLiteral ?? ""))" : writer.text
    }
}

private struct DefaultValueWriter {
    let schema: Schema
    private(set) var text = ""

    /// Bytes after which nothing more is written.
    static let maxLength = 1 << 14

    init(schema: Schema) { self.schema = schema }

    var isFull: Bool { text.utf8.count >= Self.maxLength }

    /// Recursion is as deep as the value, which its parser and the rules on defaults have bounded.
    mutating func write(_ value: JSONValue, _ type: TypeReference) {
        if case .null = value { return text += "null" }
        if type.isList {
            guard case .array(let items) = value else { return write(value, type.itemType) }
            return writeList(items) { $0.write($1, type.itemType) }
        }
        let named = schema.namedType(of: type)
        switch (named.kind, value) {
        case (.enum, .string(let name)): text += name
        case (.inputObject, .object(let object)):
            writeObject(object) { writer, member in
                if let field = named.inputField(member.key) {
                    writer.write(member.value, field.type)
                } else {
                    writer.write(member.value)
                }
            }
        case (.scalar, .string(let id)) where named.builtInScalar == .id && Self.isInteger(id): text += id
        case (.scalar, .int(let number)) where named.builtInScalar == .float: text += NumberText.text(Double(number))
        default: write(value)
        }
    }

    /// A value of a custom scalar, which tells no types.
    private mutating func write(_ value: JSONValue) {
        switch value {
        case .null: text += "null"
        case .bool(let flag): text += flag ? "true" : "false"
        case .int(let number): text += String(number)
        case .double(let number): text += NumberText.text(number)
        case .string(let string): text += StringLiteral.quoted(string)
        case .array(let items): writeList(items) { $0.write($1) }
        case .object(let object): writeObject(object) { $0.write($1.value) }
        }
    }

    private mutating func writeList(_ items: [JSONValue], _ item: (inout Self, JSONValue) -> Void) {
        text += "["
        for (position, value) in items.enumerated() where !isFull {
            if position > 0 { text += ", " }
            item(&self, value)
        }
        text += "]"
    }

    private mutating func writeObject(_ object: JSONObject, _ value: (inout Self, JSONObject.Member) -> Void) {
        let sorted = object.members.sorted {
            Suggestions.naturallyPrecedes(Array($0.key.utf8), Array($1.key.utf8))
        }
        text += "{"
        for (position, member) in sorted.enumerated() where !isFull {
            if position > 0 { text += ", " }
            text += "\(member.key): "
            value(&self, member)
        }
        text += "}"
    }

    /// Whether an ID can be written as an integer literal: no leading zeros.
    private static func isInteger(_ text: String) -> Bool {
        let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
        guard let first = digits.first else { return false }
        return digits.allSatisfy { (0x30...0x39).contains($0) } && (first != 0x30 || digits.count == 1)
    }
}
