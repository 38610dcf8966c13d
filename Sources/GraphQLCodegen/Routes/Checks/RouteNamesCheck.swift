import GraphQLRoutes
import GraphQLSchema

/// Checks the names by which clients give arguments: what `names` says, and that no two are the same in snake_case.
enum RouteNamesCheck {
    static func check(_ application: RouteApplication, _ collector: inout DiagnosticCollector) {
        let renamed = entries(application, &collector)
        // What takes a name beside the arguments: whatever the path does not give.
        var owners: [String: [String]] = [:]
        let outside = application.arguments.all.map { [$0.name] }.filter { !isTaken($0, application, renamed) }
        for argument in outside + fieldsOfBody(application, renamed) {
            claim(RESTName.snakeCase(argument.last ?? ""), argument, &owners, application, &collector)
        }
        for entry in renamed { claim(entry.name, entry.argument, &owners, application, &collector) }
    }

    private static func entries(
        _ application: RouteApplication, _ collector: inout DiagnosticCollector
    ) -> [RouteName] {
        var entries: [RouteName] = []
        for text in application.names {
            guard let entry = RouteName(text) else {
                application.report(
                    "has \"\(text)\" among its names. Write the name that clients use, a colon and the argument, such "
                        + "as \"workflow_id: input.workflow\".", &collector)
                continue
            }
            let argument = entry.argument.joined(separator: ".")
            if application.arguments.type(at: entry.argument) == nil {
                application.report(
                    "calls \"\(argument)\" \"\(entry.name)\", but that is no argument. "
                        + "\(application.arguments.listing).", &collector)
            } else if application.path.segments.contains(.variable(entry.argument)) {
                application.report(
                    "calls \"\(argument)\" \"\(entry.name)\", but takes it from the path, where it has no name. "
                        + "Remove the entry.", &collector)
            } else if entries.contains(where: { $0.argument == entry.argument }) {
                application.report("has two names for \"\(argument)\". Remove one of them.", &collector)
            } else {
                entries.append(entry)
            }
        }
        return entries
    }

    private static func isTaken(_ path: [String], _ application: RouteApplication, _ renamed: [RouteName]) -> Bool {
        application.path.segments.contains(.variable(path)) || application.body == .argument(path.joined())
            || renamed.contains { $0.argument == path }
    }

    /// The members of a body that is an input object.
    private static func fieldsOfBody(_ application: RouteApplication, _ renamed: [RouteName]) -> [[String]] {
        guard case .argument(let name) = application.body, let type = application.arguments.type(at: [name]),
            !type.isList
        else { return [] }
        return application.arguments.schema.namedType(of: type).inputFields.map { [name, $0.name] }
            .filter { !isTaken($0, application, renamed) }
    }

    private static func claim(
        _ name: String, _ argument: [String], _ owners: inout [String: [String]], _ application: RouteApplication,
        _ collector: inout DiagnosticCollector
    ) {
        guard let other = owners.updateValue(argument, forKey: name) else { return }
        application.report(
            "calls both \"\(other.joined(separator: "."))\" and \"\(argument.joined(separator: "."))\" "
                + "\"\(name)\". Give one of them another name in names.", &collector)
    }
}
