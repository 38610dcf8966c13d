import GraphQLJSON
import GraphQLRoutes

/// Every answer that a route can give, by status.
struct ResponseDescriptions {
    private let operation: OperationDescription
    private var route: RESTRoute { operation.route }

    init(_ operation: OperationDescription) { self.operation = operation }

    func object(named identifier: String, _ components: inout SchemaComponents) -> JSONObject {
        var object = JSONObject()
        object[String(route.status)] = success(named: identifier, &components)
        if route.operation.type == .query, route.method == .get {
            object["304"] = ["$ref": "#/components/responses/NotModified"]
        }
        for failure in FailureResponse.of(operation) {
            object[String(failure.status)] = ["$ref": .string("#/components/responses/\(failure.name)")]
        }
        return object
    }

    private func success(named identifier: String, _ components: inout SchemaComponents) -> JSONValue {
        var response: JSONObject = ["description": .string(summary), "headers": headers]
        guard route.status != 204 else { return .object(response) }
        let name = identifier.prefix(1).uppercased() + identifier.dropFirst()
        let data = OutputSchemas(operation.output).data(named: name + "Data", &components)
        var content = JSONObject()
        if route.operation.type == .subscription {
            content["text/event-stream"] = [
                "schema": ["type": "string", "description": "Events; each one's `data` is an answer in JSON."]
            ]
            content["application/jsonl"] = [
                "schema": ["type": "string", "description": "One answer in JSON a line."]
            ]
            _ = components.reference(name + "Event", to: CommonComponents.envelope(of: data))
        } else {
            let schema = components.reference(name + "Answer", to: CommonComponents.envelope(of: data))
            content["application/json"] = ["schema": schema]
            if operation.options.hasXML { content["application/xml"] = ["schema": schema] }
            if route.streamed != nil {
                content["text/event-stream"] = [
                    "schema": [
                        "type": "string",
                        "description": "Events, when the body's `stream` is true; the `data` of each is an answer.",
                    ]
                ]
            }
        }
        response["content"] = .object(content)
        return .object(response)
    }

    private var summary: String {
        switch route.status {
        case 201: "It was made."
        case 202: "It was taken on and goes on by itself."
        case 204: "It was done; there is nothing to say."
        default: route.operation.type == .subscription ? "Events, from now on." : "The answer."
        }
    }

    private var headers: JSONValue {
        var names = [("X-Request-ID", "RequestID"), ("Cache-Control", "CacheControl")]
        if route.operation.type == .query, route.method == .get { names.append(("ETag", "ETag")) }
        if operation.hasVersion { names.append(("ETag", "ETag")) }
        if route.location != nil { names.append(("Location", "Location")) }
        if route.deprecated != nil { names.append(("Deprecation", "Deprecation")) }
        if route.sunset != nil { names.append(("Sunset", "Sunset")) }
        if route.successor != nil { names.append(("Link", "Link")) }
        return .object(
            JSONObject(names.map { ($0, ["$ref": .string("#/components/headers/\($1)")]) }))
    }
}
