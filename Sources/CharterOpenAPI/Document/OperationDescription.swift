import GraphQLJSON
import GraphQLRoutes

/// One route: what it is for, what it takes and what it answers.
struct OperationDescription {
    let route: RESTRoute
    let input: RouteInput
    let output: RouteOutput
    /// Of what is answered in pieces, if anything is.
    let streamed: RouteOutput?
    /// What the variables of the path are called.
    let pathNames: [String]
    let options: OpenAPIOptions

    func object(named identifier: String, _ components: inout SchemaComponents) -> JSONObject {
        var object: JSONObject = [
            "operationId": .string(identifier),
            "tags": .array(route.tags.map { .string($0) }),
        ]
        if let summary { object["summary"] = .string(summary) }
        if let text { object["description"] = .string(text) }
        if isDeprecated { object["deprecated"] = true }
        let parameters = ParameterDescriptions(self).list(&components)
        if !parameters.isEmpty { object["parameters"] = .array(parameters) }
        if let body = RequestBodyDescription(self).object(&components) { object["requestBody"] = .object(body) }
        object["responses"] = .object(ResponseDescriptions(self).object(named: identifier, &components))
        if route.status != 204, route.operation.type != .subscription {
            let names = output.fieldNames
            if !names.isEmpty { object["x-sparse-fields"] = .array(names.map { .string($0) }) }
        }
        return object
    }

    private var isDeprecated: Bool { route.deprecated != nil || route.sunset != nil }

    /// The first sentence of the description.
    private var summary: String? {
        guard let description = route.description else { return nil }
        let first = description.split(separator: "\n\n", maxSplits: 1).first.map(String.init) ?? description
        let line = first.split(whereSeparator: \.isNewline).joined(separator: " ")
        guard let end = line.firstRange(of: ". ") else { return line }
        return String(line[..<end.lowerBound]) + "."
    }

    /// The description, and what becomes of the route.
    private var text: String? {
        var paragraphs = [route.description].compactMap(\.self)
        if let version = route.version { paragraphs.append("Version \(version).") }
        if let day = route.deprecated { paragraphs.append("Deprecated since \(day).") }
        if let day = route.sunset { paragraphs.append("Answers 410 from \(day) on.") }
        if let successor = route.successor { paragraphs.append("Use `\(successor)` instead.") }
        return paragraphs.isEmpty ? nil : paragraphs.joined(separator: "\n\n")
    }
}
