import GraphQLLanguage
import GraphQLRoutes
import GraphQLSchema

/// From the applications of `@rest` to the routes of a server. The steps, in their order, are those of `read`.
enum RouteReading {
    /// The routes by path and method; those where something was reported are missing.
    static func read(
        _ schema: InstructedSchema, _ operations: [OperationModel], _ collector: inout DiagnosticCollector
    ) -> [RESTRoute] {
        guard schema.instructions.contains("rest") else { return [] }
        RootFieldCheck.check(schema.written, &collector)
        var applications = ofFields(schema.written, &collector)
        for operation in operations {
            applications += ofOperation(operation, schema.written, &collector)
        }
        applications.sort { ($0.path.description, $0.place) < ($1.path.description, $1.place) }
        for application in applications { SpecifiedRouteChecks.check(application, &collector) }
        DuplicateRoutesCheck.check(applications, &collector)

        let builder = RouteBuilder(schema)
        var names = RouteOperationNames(taken: operations.map(\.name))
        let methods = RESTRoute.Method.allCases
        return applications.compactMap { builder.route($0, &names, &collector) }.sorted { left, right in
            let places = (methods.firstIndex(of: left.method) ?? 0, methods.firstIndex(of: right.method) ?? 0)
            return (left.path.description, places.0) < (right.path.description, places.1)
        }
    }

    private static func ofFields(_ schema: Schema, _ collector: inout DiagnosticCollector) -> [RouteApplication] {
        var applications: [RouteApplication] = []
        for operation in OperationType.allCases {
            guard let root = schema.rootType(operation) else { continue }
            for field in root.fields {
                for directive in field.directives where directive.name == "rest" {
                    guard let origin = directive.origin else { continue }
                    let application = RouteApplication(
                        .field(field, of: root), operation, directive.arguments, RouteArguments(field, schema),
                        at: RoutePlace(path: origin.source.name, location: origin.location), &collector)
                    if let application { applications.append(application) }
                }
            }
        }
        return applications
    }

    private static func ofOperation(
        _ operation: OperationModel, _ schema: Schema, _ collector: inout DiagnosticCollector
    ) -> [RouteApplication] {
        let document = operation.written
        guard let node = document.operations.first, let definition = schema.directive("rest") else { return [] }
        return node.directives.compactMap { index in
            let directive = document.directives[index]
            guard document.isName(directive.name, "rest") else { return nil }
            var arguments = definition.defaults
            for index in directive.arguments {
                let argument = document.arguments[index]
                guard let input = definition.argument(argument.name, in: document) else { continue }
                arguments[input.name] = schema.coerceConstant(argument.value, in: document, to: input.type)
            }
            let place = operation.whole.diagnostic("", at: document.location(of: directive.range))
            return RouteApplication(
                .operation(operation), operation.type, arguments, RouteArguments(node, document, schema),
                at: RoutePlace(path: place.path, location: place.location ?? SourceLocation(line: 1, column: 1)),
                &collector)
        }
    }
}
