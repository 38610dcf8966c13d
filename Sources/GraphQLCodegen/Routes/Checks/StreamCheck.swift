import GraphQLRoutes
import GraphQLSchema

/// Checks that the subscription of `stream` can answer the same requests.
enum StreamCheck {
    static func check(_ application: RouteApplication, _ collector: inout DiagnosticCollector) {
        guard let name = application.text("stream") else {
            if application.text("streamSelection") != nil {
                application.report("has a streamSelection, but no stream. Remove it.", &collector)
            }
            return
        }
        guard case .field(let field, _) = application.target, application.operationType != .subscription else {
            return application.report(
                "has a stream, which belongs to fields of the query and mutation types. Remove it.", &collector)
        }
        checkField(name, answering: field, application, &collector)
        if application.body == .none {
            application.report(
                "has a stream, but no body whose member \"stream\" asks for it. Give it method: POST and body: \"*\".",
                &collector)
        }
        if application.status != 200 {
            application.report("has a stream, which answers 200, and another status. Remove one of them.", &collector)
        }
        for member in members(application) where RESTName.snakeCase(member) == "stream" {
            application.report(
                "has a stream, but the body's member \"stream\" is \"\(member)\" already. Rename that, or remove the "
                    + "stream.", &collector)
        }
    }

    private static func checkField(
        _ name: String, answering field: FieldDefinition, _ application: RouteApplication,
        _ collector: inout DiagnosticCollector
    ) {
        let schema = application.arguments.schema
        guard let stream = schema.rootType(.subscription)?.field(name) else {
            return application.report(
                "has the stream \"\(name)\", which is no field of the subscription type. Name one.", &collector)
        }
        let wanted = Set(field.arguments.map { "\($0.name): \(schema.text($0.type))" })
        let given = Set(stream.arguments.map { "\($0.name): \(schema.text($0.type))" })
        let difference = wanted.symmetricDifference(given).sorted()
        guard !difference.isEmpty else { return }
        application.report(
            "has the stream \"\(name)\", whose arguments are not the same: they differ in \""
                + difference.joined(separator: "\", \"") + "\". Make them the same.", &collector)
    }

    /// The schema's names for what the body's object has.
    private static func members(_ application: RouteApplication) -> [String] {
        switch application.body {
        case .none: return []
        case .members: return application.arguments.all.map(\.name)
        case .argument(let name):
            guard let type = application.arguments.type(at: [name]) else { return [] }
            return application.arguments.schema.namedType(of: type).inputFields.map(\.name)
        }
    }
}
