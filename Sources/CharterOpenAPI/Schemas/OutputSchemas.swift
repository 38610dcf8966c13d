import GraphQLJSON
import GraphQLLanguage
import GraphQLRoutes
import GraphQLSchema

/// Schemas of what a route answers: the types of the schema with the fields that are selected, by their names in the
/// answer. Each is a component with its type's name.
struct OutputSchemas {
    private let output: RouteOutput
    private var schema: Schema { output.schema }

    init(_ output: RouteOutput) { self.output = output }

    /// Of the data of an answer that succeeded.
    ///
    /// - Parameter name: what to call it where it is all of an operation's data.
    func data(named name: String, _ components: inout SchemaComponents) -> JSONValue {
        guard let field = output.field else {
            return components.reference(name, to: object(output.rootFields, nil, &components))
        }
        return value(of: field, &components)
    }

    private func value(of field: RouteOutput.Field, _ components: inout SchemaComponents) -> JSONValue {
        let type = field.definition.type
        let named = schema.namedType(of: type)
        var result: JSONValue
        if named.isComposite {
            result = composite(named, field.selections, &components)
        } else {
            result = LeafSchemas.schema(of: named, isText: false, &components)
        }
        if type.nonNullBits & 1 == 0 { result = LeafSchemas.nullable(result) }
        for level in 0..<UInt32(type.listDepth) {
            result = ["type": "array", "items": result]
            if type.nonNullBits & (2 << level) == 0 { result = LeafSchemas.nullable(result) }
        }
        return result
    }

    private func composite(
        _ type: NamedType, _ selections: [RouteOutput.Selection], _ components: inout SchemaComponents
    ) -> JSONValue {
        let variants = type.possibleTypes.map { id in
            let concrete = schema[id]
            return (
                concrete.name,
                components.reference(
                    concrete.name, to: object(output.fields(selections, of: concrete), concrete, &components))
            )
        }
        guard type.isAbstract else { return variants.first?.1 ?? [:] }
        var choice: JSONObject = ["oneOf": .array(variants.map(\.1))]
        let isTold = type.possibleTypes.allSatisfy { id in
            output.fields(selections, of: schema[id]).contains { $0.name == "__typename" && $0.definition.index < 0 }
        }
        if isTold {
            let mapping = variants.compactMap { name, reference in reference["$ref"].map { (name, $0) } }
            choice["discriminator"] = ["propertyName": "__typename", "mapping": .object(JSONObject(mapping))]
        }
        if !isTold { choice = ["anyOf": .array(variants.map(\.1))] }
        choice["description"] = type.description.map { .string($0) }
        return components.reference(type.name, to: .object(choice))
    }

    private func object(
        _ fields: [RouteOutput.Field], _ type: NamedType?, _ components: inout SchemaComponents
    ) -> JSONValue {
        var properties = JSONObject()
        for field in fields {
            if field.definition.index < 0, let type {
                properties[field.name] = ["type": "string", "const": .string(type.name)]
                continue
            }
            properties[field.name] = value(of: field, &components)
                .with("description", field.definition.description.map { .string($0) })
                .with("deprecated", field.definition.isDeprecated ? true : nil)
        }
        let required = fields.filter { !$0.isConditional }.map { JSONValue.string($0.name) }
        var object: JSONObject = ["type": "object"]
        object["description"] = type?.description.map { .string($0) }
        if !properties.isEmpty { object["properties"] = .object(properties) }
        if !required.isEmpty { object["required"] = .array(required) }
        return .object(object)
    }
}
