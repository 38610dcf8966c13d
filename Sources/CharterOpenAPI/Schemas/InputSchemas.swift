import GraphQLJSON
import GraphQLRoutes
import GraphQLSchema

/// Schemas of what a route takes.
struct InputSchemas {
    private let input: RouteInput
    private var schema: Schema { input.schema }

    init(_ input: RouteInput) { self.input = input }

    /// Of a value that comes as text, in the path or the query.
    ///
    /// - Parameter isSegment: whether it is a segment of the path, which is never empty.
    func text(_ value: RouteValue, isSegment: Bool, _ components: inout SchemaComponents) -> JSONValue {
        var leaf = leaf(schema.namedType(of: value.type), isText: true, &components)
        if isSegment { leaf = leaf.with("minLength", leaf["type"] == "string" ? 1 : nil) }
        leaf = constrained(leaf, value.directives)
        guard value.type.isList else { return withDefault(leaf, value.defaultValue) }
        return withDefault(
            sized(["type": "array", "items": leaf], value.directives), value.defaultValue)
    }

    func body(_ body: RouteBody, _ components: inout SchemaComponents) -> JSONValue {
        if let argument = body.argument {
            guard body.isObject else { return value(argument, &components) }
            let type = schema.namedType(of: argument.type)
            let isAlone = body.members.allSatisfy { $0.argument.starts(with: argument.argument) }
            if isAlone, input.isWhole(argument), body.members.count == type.inputFields.count {
                return inputObject(type, &components)
            }
        }
        return object(body.members, &components)
    }

    // MARK: Values

    private func value(_ value: RouteValue, _ components: inout SchemaComponents) -> JSONValue {
        var inner: JSONValue
        let named = schema.namedType(of: value.type)
        if named.kind == .inputObject {
            inner =
                input.isWhole(value)
                ? inputObject(named, &components) : object(input.members(of: value), &components)
        } else {
            inner = constrained(leaf(named, isText: false, &components), value.directives)
        }
        return described(
            wrapped(inner, value.type, value.directives), value.description, value.defaultValue,
            isDeprecated: value.deprecationReason != nil)
    }

    private func object(_ members: [RouteValue], _ components: inout SchemaComponents) -> JSONValue {
        var properties = JSONObject()
        for member in members { properties[member.name] = value(member, &components) }
        let required = members.filter(\.isRequired).map { JSONValue.string($0.name) }
        return Self.object(properties, required)
    }

    private static func object(_ properties: JSONObject, _ required: [JSONValue]) -> JSONValue {
        var object: JSONObject = ["type": "object"]
        if !properties.isEmpty { object["properties"] = .object(properties) }
        if !required.isEmpty { object["required"] = .array(required) }
        object["additionalProperties"] = false
        return .object(object)
    }

    /// A whole input object: one component for all routes.
    private func inputObject(_ type: NamedType, _ components: inout SchemaComponents) -> JSONValue {
        components.reference(ofType: type.name) { components in
            var properties = JSONObject()
            for field in type.inputFields {
                let named = schema.namedType(of: field.type)
                let inner =
                    named.kind == .inputObject
                    ? inputObject(named, &components)
                    : constrained(leaf(named, isText: false, &components), field.directives)
                properties[RESTName.snakeCase(field.name)] = described(
                    // The one field of a one-of input is never null.
                    wrapped(inner, type.isOneOf ? nonNull(field.type) : field.type, field.directives),
                    field.description, field.defaultValue, isDeprecated: field.deprecationReason != nil)
            }
            let required = type.inputFields.filter(\.isRequired).map { JSONValue.string(RESTName.snakeCase($0.name)) }
            var object = Self.object(properties, required)
            if type.isOneOf { object = object.with("minProperties", 1).with("maxProperties", 1) }
            return object.with("description", type.description.map { .string($0) })
        }
    }

    private func nonNull(_ type: TypeReference) -> TypeReference {
        TypeReference(
            named: type.named, listDepth: type.listDepth, nonNullBits: type.nonNullBits | 1 << UInt32(type.listDepth))
    }

    // MARK: Parts

    private func leaf(_ type: NamedType, isText: Bool, _ components: inout SchemaComponents) -> JSONValue {
        LeafSchemas.schema(of: type, isText: isText, &components)
    }

    /// Lists and null around the schema of the named type.
    private func wrapped(_ inner: JSONValue, _ type: TypeReference, _ directives: [AppliedDirective]) -> JSONValue {
        var schema = type.nonNullBits & 1 == 0 ? LeafSchemas.nullable(inner) : inner
        for level in 0..<UInt32(type.listDepth) {
            schema = ["type": "array", "items": schema]
            if level + 1 == UInt32(type.listDepth) { schema = sized(schema, directives) }
            if type.nonNullBits & (2 << level) == 0 { schema = LeafSchemas.nullable(schema) }
        }
        return schema
    }

    private func described(
        _ schema: JSONValue, _ description: String?, _ defaultValue: JSONValue?, isDeprecated: Bool
    ) -> JSONValue {
        withDefault(schema, defaultValue).with("description", description.map { .string($0) })
            .with("deprecated", isDeprecated ? true : nil)
    }

    private func withDefault(_ schema: JSONValue, _ value: JSONValue?) -> JSONValue {
        guard let value, !value.isNull else { return schema }
        return schema.with("default", RESTNames.renamed(value))
    }

    private func constrained(_ schema: JSONValue, _ directives: [AppliedDirective]) -> JSONValue {
        guard let bounds = directives.first(where: { $0.name == "constraint" })?.arguments else { return schema }
        var schema = schema
        for (name, keyword) in [("minLength", "minLength"), ("maxLength", "maxLength")] {
            if let bound = bounds[name], !bound.isNull { schema = schema.with(keyword, bound) }
        }
        for (name, keyword) in [("min", "minimum"), ("max", "maximum")] {
            guard let bound = bounds[name], !bound.isNull else { continue }
            schema = schema.with(keyword, whole(bound))
        }
        return schema
    }

    private func sized(_ schema: JSONValue, _ directives: [AppliedDirective]) -> JSONValue {
        guard let bounds = directives.first(where: { $0.name == "constraint" })?.arguments else { return schema }
        var schema = schema
        for keyword in ["minItems", "maxItems"] {
            if let bound = bounds[keyword], !bound.isNull { schema = schema.with(keyword, bound) }
        }
        return schema
    }

    /// `1` in place of `1.0`.
    private func whole(_ number: JSONValue) -> JSONValue {
        guard case .double(let value) = number, let exact = Int64(exactly: value) else { return number }
        return .int(exact)
    }
}
