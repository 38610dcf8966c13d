import GraphQLLanguage
import GraphQLRoutes
import GraphQLSchema
import GraphQLValidation

/// Makes the route of one application: its operation, checked, and everything that is said about it.
struct RouteBuilder {
    /// With what instructs the generator: that of the applications.
    let schema: Schema
    /// What operations are valid for.
    let validator: Validator

    init(_ schema: InstructedSchema) {
        self.schema = schema.written
        validator = Validator(schema: schema.schema)
    }

    /// Nil when the operation is wrong, which is reported.
    func route(
        _ application: RouteApplication, _ names: inout RouteOperationNames, _ collector: inout DiagnosticCollector
    ) -> RESTRoute? {
        switch application.target {
        case .field(let field, let type):
            guard let selection = RouteSelection.read(application, of: field, schema, &collector),
                let operation = RouteOperation.make(
                    names.name(application.method.rawValue, field.name), application, field, selection, schema,
                    validator, &collector)
            else { return nil }
            let streamed = streamed(application, &names, &collector)
            LocationCheck.check(application, operation.document, below: field.name, schema, &collector)
            var route = route(application, operation.operation, operation.document)
            route.streamed = streamed
            route.responseKey = field.name
            route.description = field.description
            route.coordinate = "\(type.name).\(field.name)"
            ExampleCheck.check(application, route, validator.schema, &collector)
            return route
        case .operation(let model):
            let operation = RESTRoute.Operation(name: model.name, type: model.type, text: model.text)
            LocationCheck.check(application, model.document, below: nil, schema, &collector)
            var route = route(application, operation, model.document)
            route.description = model.document.description(model.document.operations.first?.description)
            ExampleCheck.check(application, route, validator.schema, &collector)
            return route
        }
    }

    /// The subscription that answers instead. `StreamCheck` reports what is wrong with its name.
    private func streamed(
        _ application: RouteApplication, _ names: inout RouteOperationNames, _ collector: inout DiagnosticCollector
    ) -> RESTRoute.Operation? {
        guard case .field(let answering, _) = application.target, let name = application.text("stream"),
            let field = schema.rootType(.subscription)?.field(name),
            let selection = RouteSelection.read(application, ofStream: field, schema, &collector)
        else { return nil }
        return RouteOperation.make(
            names.name("stream", field.name), application, field, selection, schema, validator,
            type: .subscription, alias: answering.name, &collector)?.operation
    }

    private func route(
        _ application: RouteApplication, _ operation: RESTRoute.Operation, _ document: Document
    ) -> RESTRoute {
        let entries = application.names.compactMap(RouteName.init)
        return RESTRoute(
            application.method, application.path, body: application.body, operation: operation,
            names: Dictionary(
                entries.map { ($0.name, $0.argument.joined(separator: ".")) }, uniquingKeysWith: { first, _ in first }),
            status: application.status, location: application.text("location").flatMap { try? PathTemplate($0) },
            version: application.text("version"), tags: application.tags, coordinate: application.coordinate,
            deprecated: application.text("deprecated"), sunset: application.text("sunset"),
            successor: application.text("successor"),
            cache: application.method == .get ? RouteCachePolicy(document, schema).policy : nil,
            example: application.text("example"))
    }
}
