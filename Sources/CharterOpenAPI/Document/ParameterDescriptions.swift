import GraphQLJSON
import GraphQLRoutes

/// The parameters of a route: what its path, its query and the fields of its requests' heads say.
struct ParameterDescriptions {
    private let operation: OperationDescription

    init(_ operation: OperationDescription) { self.operation = operation }

    func list(_ components: inout SchemaComponents) -> [JSONValue] {
        let schemas = InputSchemas(operation.input)
        let path = zip(operation.pathNames, operation.input.path).map { name, value in
            parameter(name, "path", value, isRequired: true, schemas, &components)
        }
        let query = operation.input.query.map { value in
            parameter(value.name, "query", value, isRequired: value.isRequired, schemas, &components)
        }
        return path + query + heads.map { ["$ref": .string("#/components/parameters/\($0)")] }
    }

    private func parameter(
        _ name: String, _ place: String, _ value: RouteValue, isRequired: Bool, _ schemas: InputSchemas,
        _ components: inout SchemaComponents
    ) -> JSONValue {
        var object: JSONObject = ["name": .string(name), "in": .string(place)]
        if let description = value.description { object["description"] = .string(description) }
        if isRequired { object["required"] = true }
        if value.deprecationReason != nil { object["deprecated"] = true }
        object["schema"] = schemas.text(value, isSegment: place == "path", &components)
        object["example"] = ExampleValues(operation.route, operation.input).parameter(value)
        if place == "query", value.type.isList {
            object["style"] = "form"
            object["explode"] = true
        }
        return .object(object)
    }

    /// Those that many routes have, by the names of their components.
    private var heads: [String] {
        var names = ["RequestID"]
        let route = operation.route
        if operation.isTagged { names.append("IfNoneMatch") }
        if operation.hasVersion { names.append("IfMatch") }
        if route.method == .post, operation.options.keepsIdempotencyKeys { names.append("IdempotencyKey") }
        if route.operation.type == .subscription { names.append("LastEventID") }
        return names
    }
}

extension OperationDescription {
    /// Whether answers have an entity tag that readers can ask by.
    var isTagged: Bool { route.operation.type == .query && route.method == .get }

    /// Whether `If-Match` is judged: the operation is told a version.
    var hasVersion: Bool {
        guard route.operation.type == .mutation else { return false }
        let body = input.body.map { [$0.argument].compactMap(\.self) + $0.members } ?? []
        let all = body + input.query
        return (all + all.flatMap(input.members)).contains { $0.argument.last == "expectedVersion" }
    }
}
