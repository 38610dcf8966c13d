import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema

/// Schemas of scalars and enums.
enum LeafSchemas {
    /// - Parameter isText: whether the value is written as text, in a path or a query.
    static func schema(of type: NamedType, isText: Bool, _ components: inout SchemaComponents) -> JSONValue {
        guard type.kind != .enum else {
            return components.reference(ofType: type.name) { _ in
                let values = type.enumValues.map { JSONValue.string($0.name) }
                return JSONValue.object(["type": "string", "enum": .array(values)])
                    .with("description", description(of: type).map { .string($0) })
            }
        }
        switch type.builtInScalar {
        case .int: return ["type": "integer", "format": "int32", "minimum": -2_147_483_648, "maximum": 2_147_483_647]
        case .float: return ["type": "number", "format": "double"]
        case .boolean: return ["type": "boolean"]
        case .string, .id: return ["type": "string"]
        case nil: return custom(type, isText: isText)
        }
    }

    /// A custom scalar says by `@specifiedBy` what its values are: points in time (RFC 3339), else any JSON.
    private static func custom(_ type: NamedType, isText: Bool) -> JSONValue {
        if type.specifiedByURL?.lowercased().contains("rfc3339") == true {
            return ["type": "string", "format": "date-time"]
        }
        return isText ? ["type": "string"] : [:]
    }

    /// The type's description with those of its values.
    private static func description(of type: NamedType) -> String? {
        let values = type.enumValues.compactMap { value in value.description.map { "- `\(value.name)`: \($0)" } }
        let parts = [type.description, values.isEmpty ? nil : values.joined(separator: "\n")].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: "\n\n")
    }

    /// The schema of the same values and null.
    static func nullable(_ schema: JSONValue) -> JSONValue {
        // What takes anything takes null.
        if case .object(let object) = schema, object.isEmpty { return schema }
        guard case .string(let type)? = schema["type"], schema["enum"] == nil else {
            return ["anyOf": [schema, ["type": "null"]]]
        }
        return schema.with("type", [.string(type), "null"])
    }
}

extension JSONValue {
    /// The object with one member more; as it is when `value` is nil, or this is no object.
    func with(_ key: String, _ value: JSONValue?) -> JSONValue {
        guard let value, case .object(var object) = self else { return self }
        object[key] = value
        return .object(object)
    }
}
