import GraphQLJSON
import GraphQLRoutes
import GraphQLSchema

/// Checks that an example is a request: an object of what the route takes, with everything that must be given.
enum ExampleCheck {
    static func check(
        _ application: RouteApplication, _ route: RESTRoute, _ schema: Schema, _ collector: inout DiagnosticCollector
    ) {
        guard let text = route.example else { return }
        guard case .object(let example)? = try? JSONValue.parse(text) else {
            return application.report(
                "has an example that is no JSON object. Write one such as {\"id\": \"1\"}.", &collector)
        }
        // What keeps this from being made is reported elsewhere.
        guard let input = try? RouteInput(route, schema: schema) else { return }
        let values = input.path + input.query + (input.body.map(values) ?? [])
        for member in example.members where !values.contains(where: { $0.name == member.key }) {
            let names = values.map { "\"\($0.name)\"" }.joined(separator: ", ")
            application.report(
                "has \"\(member.key)\" in its example, which is nothing that it takes. It takes \(names).", &collector)
        }
        for value in values where value.isRequired && !example.contains(value.name) {
            application.report("has an example without \"\(value.name)\", which is required. Add it.", &collector)
        }
    }

    private static func values(of body: RouteBody) -> [RouteValue] {
        body.isObject ? body.members : [body.argument].compactMap(\.self)
    }
}
