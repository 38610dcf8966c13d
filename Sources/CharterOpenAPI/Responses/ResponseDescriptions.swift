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
        if operation.isTagged {
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
        var content = JSONObject()
        if route.operation.type != .subscription {
            let data = OutputSchemas(operation.output).data(named: name + "Data", &components)
            let schema = components.reference(name + "Answer", to: CommonComponents.envelope(of: data))
            content["application/json"] = ["schema": schema]
            if operation.options.hasXML { content["application/xml"] = ["schema": schema] }
        }
        if let streamed = operation.streamed {
            let name = name + "Event"
            let item = components.reference(name, to: OutputSchemas(streamed).data(named: name, &components))
            for member in Self.stream(of: item, isAskedFor: route.streamed != nil).members {
                content[member.key] = member.value
            }
        }
        response["content"] = .object(content)
        return .object(response)
    }

    /// An answer in pieces. There is no word for what a piece is before OpenAPI 3.2, hence `x-item-schema`.
    private static func stream(of item: JSONValue, isAskedFor: Bool) -> JSONObject {
        let condition = isAskedFor ? ", when the body's `stream` is true" : ""
        let events =
            "Events\(condition): the `data` of each is JSON by `x-item-schema`. An event `error` has an answer that "
            + "failed, `complete` is the last."
        return [
            "text/event-stream": ["schema": ["description": .string(events), "x-item-schema": item]],
            "application/jsonl": [
                "schema": [
                    "type": "string", "description": .string("JSON by `x-item-schema` in each line\(condition)."),
                    "x-item-schema": item,
                ]
            ],
        ]
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
        if operation.isTagged { names.append(("ETag", "ETag")) }
        if operation.hasVersion { names.append(("ETag", "ETag")) }
        if route.location != nil { names.append(("Location", "Location")) }
        if route.deprecated != nil { names.append(("Deprecation", "Deprecation")) }
        if route.sunset != nil { names.append(("Sunset", "Sunset")) }
        if route.successor != nil { names.append(("Link", "Link")) }
        return .object(
            JSONObject(names.map { ($0, ["$ref": .string("#/components/headers/\($1)")]) }))
    }
}
