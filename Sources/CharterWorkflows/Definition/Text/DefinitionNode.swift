import GraphQLJSON

/// A part of a definition's text with its place: what YAML says, before anybody asks what it means.
struct DefinitionNode: Sendable, Hashable {
    enum Content: Sendable, Hashable {
        case scalar(Scalar)
        case list([DefinitionNode])
        case mapping([Member])
    }

    struct Scalar: Sendable, Hashable {
        enum Style: Sendable, Hashable {
            case plain
            case singleQuoted
            case doubleQuoted
            case block
        }

        let text: String
        let style: Style
    }

    struct Member: Sendable, Hashable {
        let key: String
        let keyLocation: DefinitionLocation
        let value: DefinitionNode
    }

    let content: Content
    let location: DefinitionLocation

    /// The value of a key of a mapping.
    subscript(key: String) -> DefinitionNode? { members.first { $0.key == key }?.value }

    /// The members of a mapping, none for anything else.
    var members: [Member] {
        guard case .mapping(let members) = content else { return [] }
        return members
    }

    /// The elements of a list, none for anything else.
    var elements: [DefinitionNode] {
        guard case .list(let elements) = content else { return [] }
        return elements
    }

    var scalar: Scalar? {
        guard case .scalar(let scalar) = content else { return nil }
        return scalar
    }

    /// What it is, for messages.
    var kindName: String {
        switch content {
        case .scalar(let scalar): scalar.value == .null ? "nothing" : scalar.value.kindName
        case .list: "a list"
        case .mapping: "a mapping"
        }
    }

    /// As JSON, without looking for expressions.
    var value: JSONValue {
        switch content {
        case .scalar(let scalar): return scalar.value
        case .list(let elements): return .array(elements.map(\.value))
        case .mapping(let members): return .object(JSONObject(members.map { ($0.key, $0.value.value) }))
        }
    }
}

extension DefinitionNode.Scalar {
    /// The value by YAML's core schema: `true` and `false` are booleans, `yes`, `no`, `on` and `off` are texts.
    var value: JSONValue {
        guard style == .plain else { return .string(text) }
        switch text {
        case "", "~", "null", "Null", "NULL": return .null
        case "true", "True", "TRUE": return .bool(true)
        case "false", "False", "FALSE": return .bool(false)
        default: break
        }
        guard let first = text.utf8.first, Self.numberStarts.contains(first) else { return .string(text) }
        if let integer = Int64(text) { return .int(integer) }
        // What Swift reads beyond decimal numbers, such as hexadecimal fractions, is a text.
        guard text.utf8.allSatisfy({ Self.numberBytes.contains($0) }), let number = Double(text), number.isFinite else {
            return .string(text)
        }
        return .double(number)
    }

    private static let numberStarts = Set("+-.0123456789".utf8)
    private static let numberBytes = Set("+-.0123456789eE".utf8)
}
