import GraphQLLanguage
import GraphQLRoutes
import GraphQLSchema
import GraphQLValidation

/// The operation of a route on a root field: every argument is a variable of its name.
struct RouteOperation {
    let operation: RESTRoute.Operation
    let document: Document

    /// Composes and validates the operation; nil when its selection is wrong, which is reported.
    ///
    /// - Parameters:
    ///   - type: the operation's; that of the application when left out.
    ///   - alias: the response key of the field when it is not its name.
    static func make(
        _ name: String, _ application: RouteApplication, _ field: FieldDefinition, _ selection: String,
        _ schema: Schema, _ validator: Validator, type: OperationType? = nil, alias: String? = nil,
        _ collector: inout DiagnosticCollector
    ) -> RouteOperation? {
        let type = type ?? application.operationType
        let what = type == application.operationType ? "selection" : "streamSelection"
        let text = text(name, type, field, alias, selection, schema)
        do throws(GraphQLError) {
            let document = try Document.parse(Source(text))
            guard isOneField(document) else {
                application.report("has a \(what) of more than one set of braces. Write one.", &collector)
                return nil
            }
            let mistakes = validator.validate(document)
            for mistake in mistakes { report(mistake.message, what, application, &collector) }
            guard mistakes.isEmpty else { return nil }
            return RouteOperation(
                operation: RESTRoute.Operation(name: name, type: type, text: document.printed()), document: document)
        } catch {
            report(error.message, what, application, &collector)
            return nil
        }
    }

    private static func report(
        _ message: String, _ what: String, _ application: RouteApplication, _ collector: inout DiagnosticCollector
    ) {
        let isWritten = application.text(what) != nil
        let cause =
            isWritten
            ? "has a \(what) that is not valid: \(message)"
            : "cannot answer with everything: \(message) Write a \(what)."
        application.report(cause, &collector)
    }

    /// Whether what was put in ends where the field does.
    private static func isOneField(_ document: Document) -> Bool {
        guard document.definitions.count == 1, let operation = document.operations.first else { return false }
        return document.selectionSets[operation.selectionSet].selections.count == 1
    }

    private static func text(
        _ name: String, _ type: OperationType, _ field: FieldDefinition, _ alias: String?, _ selection: String,
        _ schema: Schema
    ) -> String {
        let variables = field.arguments.map { argument in
            // Nullable, the default takes the place of what is absent.
            let type = argument.defaultLiteral == nil ? argument.type : argument.type.nullable
            return "$\(argument.name): \(schema.text(type))"
        }
        let arguments = field.arguments.map { "\($0.name): $\($0.name)" }
        let parts = [variables, arguments].map { $0.isEmpty ? "" : "(\($0.joined(separator: ", ")))" }
        let head = alias.map { $0 == field.name ? "" : "\($0): " } ?? ""
        return "\(type.keyword) \(name)\(parts[0]) { \(head)\(field.name)\(parts[1]) \(selection) }"
    }
}
