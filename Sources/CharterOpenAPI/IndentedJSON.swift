import GraphQLJSON

/// JSON as people read it, and as it is compared line by line.
enum IndentedJSON {
    static func text(_ value: JSONValue) -> String {
        var text = ""
        write(value, indentation: "", to: &text)
        return text
    }

    /// Recursion is as deep as the value.
    private static func write(_ value: JSONValue, indentation: String, to text: inout String) {
        let inner = indentation + "  "
        switch value {
        case .object(let object) where !object.isEmpty:
            text += "{\n"
            for (place, member) in object.members.enumerated() {
                text += (place == 0 ? "" : ",\n") + inner + JSONValue.string(member.key).serializedText + ": "
                write(member.value, indentation: inner, to: &text)
            }
            text += "\n\(indentation)}"
        case .array(let items) where items.contains(where: \.isNested):
            text += "[\n"
            for (place, item) in items.enumerated() {
                text += (place == 0 ? "" : ",\n") + inner
                write(item, indentation: inner, to: &text)
            }
            text += "\n\(indentation)]"
        case .array(let items): text += "[" + items.map(\.serializedText).joined(separator: ", ") + "]"
        default: text += value.serializedText
        }
    }
}

extension JSONValue {
    fileprivate var isNested: Bool {
        switch self {
        case .object(let object): !object.isEmpty
        case .array(let items): !items.isEmpty
        default: false
        }
    }
}
