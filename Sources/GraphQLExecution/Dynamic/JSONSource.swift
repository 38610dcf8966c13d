import GraphQLJSON
import GraphQLSchema

/// Answers every field by looking its name up in the JSON object above it; a missing member is null.
///
/// A member `{"$args": true}` stands for the field's coerced arguments as JSON text with sorted keys.
public struct JSONSource: DynamicSource {
    public let root: JSONValue

    public init(root: JSONValue) { self.root = root }

    public func value(
        of field: FieldDefinition, on type: NamedType, parent: JSONValue, arguments: Arguments
    ) -> JSONValue {
        let value = parent[field.name] ?? .null
        if case .object(let object) = value, object.count == 1, object["$args"] == .bool(true) {
            return .string(Self.text(of: arguments, field))
        }
        return value
    }

    private static func text(of arguments: Arguments, _ field: FieldDefinition) -> String {
        var members: [(String, JSONValue)] = []
        for (position, definition) in field.arguments.enumerated() {
            if let value = arguments[position] { members.append((definition.name, value)) }
        }
        return sorted(.object(JSONObject(members))).serializedText
    }

    /// The value with the members of all its objects in the order of their names.
    private static func sorted(_ value: JSONValue) -> JSONValue {
        switch value {
        case .array(let items): .array(items.map(sorted))
        case .object(let object):
            .object(JSONObject(object.members.sorted { $0.key < $1.key }.map { ($0.key, sorted($0.value)) }))
        default: value
        }
    }
}
