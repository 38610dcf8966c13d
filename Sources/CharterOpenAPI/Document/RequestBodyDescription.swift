import GraphQLJSON
import GraphQLRoutes

/// What a route reads from the body.
struct RequestBodyDescription {
    private let operation: OperationDescription

    init(_ operation: OperationDescription) { self.operation = operation }

    /// Nil where it reads none.
    func object(_ components: inout SchemaComponents) -> JSONObject? {
        guard let body = operation.input.body else { return nil }
        let schemas = InputSchemas(operation.input)
        let schema = schemas.body(body, &components)
        let examples = ExampleValues(operation.route, operation.input)
        let example = examples.body(body)
        var object = JSONObject()
        if let description = body.argument?.description { object["description"] = .string(description) }
        if body.isRequired { object["required"] = true }
        var content: JSONObject = ["application/json": ["schema": schema, "example": example]]
        if operation.options.hasXML, body.isObject { content["application/xml"] = ["schema": schema] }
        object["content"] = .object(content)
        return object
    }
}
