import GraphQLJSON
import GraphQLSchema

/// The fixed values of the public conformance corpus, by type alone: Int 2, Float 3.14, String and custom scalars
/// "str", Boolean true, ID "id", an enum its first value, a list two items, a union its lexicographically first member,
/// an interface its lexicographically last object type; nothing is ever null.
public struct ConformanceSource: DynamicSource {
    private let schema: Schema

    public init(schema: Schema) { self.schema = schema }

    public var root: JSONValue { .object(JSONObject()) }

    public func value(
        of field: FieldDefinition, on type: NamedType, parent: JSONValue, arguments: Arguments
    ) -> JSONValue {
        value(of: field.type)
    }

    private func value(of type: TypeReference) -> JSONValue {
        if type.isList {
            let item = value(of: type.itemType)
            return .array([item, item])
        }
        let named = schema.namedType(of: type)
        switch named.kind {
        case .scalar: return scalar(named)
        case .enum: return named.enumValues.first.map { .string($0.name) } ?? .null
        case .object, .inputObject: return .object(["__typename": .string(named.name)])
        case .union: return object(named.possibleTypes.map { schema[$0].name }.min())
        case .interface: return object(named.possibleTypes.map { schema[$0].name }.max())
        }
    }

    private func object(_ typename: String?) -> JSONValue {
        typename.map { .object(["__typename": .string($0)]) } ?? .null
    }

    private func scalar(_ type: NamedType) -> JSONValue {
        switch type.builtInScalar {
        case .int: 2
        case .float: 3.14
        case .boolean: true
        case .id: "id"
        case .string, nil: "str"
        }
    }
}
