import GraphQLJSON
import GraphQLRoutes
import GraphQLSchema

/// Values that a reader can try: defaults where there are some, else the least that the type and its bounds allow. Of
/// an input object only what is required, so that nothing is asked for by accident. What the schema gives as an example
/// of a route goes before all of that.
struct ExampleValues {
    let schema: Schema
    /// That of the schema.
    private let given: JSONObject

    init(_ route: RESTRoute, _ input: RouteInput) {
        schema = input.schema
        given = route.example.flatMap { try? JSONValue.parse($0).object } ?? [:]
    }

    /// Of a parameter that the schema has an example of.
    func parameter(_ value: RouteValue) -> JSONValue? { given[value.name] }

    func body(_ body: RouteBody) -> JSONValue {
        if let argument = body.argument, !body.isObject { return given[argument.name] ?? value(argument) }
        let members = body.members.compactMap { member in given[member.name].map { (member.name, $0) } }
        if !members.isEmpty { return .object(JSONObject(members)) }
        let required = body.members.filter(\.isRequired)
        // Where nothing is required, the first member shows what one looks like.
        let shown = required.isEmpty ? Array(body.members.prefix(1)) : required
        return .object(JSONObject(shown.map { ($0.name, value($0)) }))
    }

    func value(_ value: RouteValue) -> JSONValue {
        if let defaultValue = value.defaultValue, !defaultValue.isNull { return RESTNames.renamed(defaultValue) }
        return example(value.type, value.name, value.directives, within: [])
    }

    private func example(
        _ type: TypeReference, _ name: String, _ directives: [AppliedDirective], within types: [TypeID]
    ) -> JSONValue {
        if type.isList { return [example(type.itemType, name, directives, within: types)] }
        let named = schema.namedType(of: type)
        switch named.kind {
        case .enum: return named.enumValues.first.map { .string($0.name) } ?? .null
        case .inputObject:
            guard !types.contains(named.id) else { return [:] }
            let shown = named.isOneOf ? Array(named.inputFields.prefix(1)) : named.inputFields.filter(\.isRequired)
            return .object(
                JSONObject(
                    shown.map { field in
                        let inner = example(field.type, field.name, field.directives, within: types + [named.id])
                        return (RESTName.snakeCase(field.name), inner)
                    }))
        default: return scalar(named, name, directives.first { $0.name == "constraint" }?.arguments ?? [:])
        }
    }

    private func scalar(_ type: NamedType, _ name: String, _ bounds: JSONObject) -> JSONValue {
        switch type.builtInScalar {
        case .int, .float:
            if let least = bounds["min"], !least.isNull { return least }
            if let most = bounds["max"], !most.isNull { return most }
            return 1
        case .boolean: return true
        case .string, .id:
            let words = RESTName.snakeCase(name).split(whereSeparator: { $0 == "_" || $0 == "." })
            return .string(Self.fitting(words.joined(separator: " "), bounds))
        case nil:
            return type.specifiedByURL?.lowercased().contains("rfc3339") == true ? "2026-01-31T12:00:00Z" : [:]
        }
    }

    private static func fitting(_ text: String, _ bounds: JSONObject) -> String {
        var text = text
        if case .int(let most)? = bounds["maxLength"] { text = String(text.prefix(Int(clamping: most))) }
        if case .int(let least)? = bounds["minLength"] {
            // Bounds of more than a screen are not shown.
            while text.unicodeScalars.count < min(Int(clamping: least), 1_000) { text += "x" }
        }
        return text
    }
}
