import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema

/// The variables of a route's operation as values that clients give.
enum OperationArguments {
    /// A field's own arguments say more than the variables made for them: description, default, directives.
    static func read(_ route: RESTRoute, _ schema: Schema) throws(RouteInputError) -> [RouteValue] {
        let document: Document
        do throws(GraphQLError) {
            document = try Document.parse(Source(route.operation.text, name: route.operation.name))
        } catch {
            throw RouteInputError(description: "The operation of \(route.coordinate): \(error.message)")
        }
        guard
            let operation = document.operations.first(where: {
                $0.name.map(document.text) == route.operation.name
            }) ?? document.operations.first
        else { throw RouteInputError(description: "The operation of \(route.coordinate) is missing from its text.") }
        let field = field(at: route.coordinate, schema)
        var values: [RouteValue] = []
        for index in operation.variableDefinitions {
            let definition = document.variableDefinitions[index]
            let name = document.text(definition.name)
            if let argument = field?.argument(name) {
                values.append(value(argument))
                continue
            }
            guard let type = schema.reference(definition.type, in: document) else {
                throw RouteInputError(
                    description: "The variable \"$\(name)\" of \(route.coordinate) has a type that the schema lacks.")
            }
            let defaultValue = definition.defaultValue.flatMap { schema.coerceConstant($0, in: document, to: type) }
            values.append(
                RouteValue(
                    name: RESTName.snakeCase(name), schemaName: name, argument: [name], type: type,
                    isRequired: type.isNonNull && definition.defaultValue == nil, defaultValue: defaultValue,
                    description: document.description(definition.description), deprecationReason: nil,
                    directives: []))
        }
        return values
    }

    /// The field of a coordinate such as `Query.workflowStatus`.
    private static func field(at coordinate: String, _ schema: Schema) -> FieldDefinition? {
        let parts = coordinate.split(separator: ".")
        guard parts.count == 2 else { return nil }
        return schema.type(String(parts[0]))?.field(String(parts[1]))
    }

    private static func value(_ argument: InputValueDefinition) -> RouteValue {
        RouteValue(
            name: RESTName.snakeCase(argument.name), schemaName: argument.name, argument: [argument.name],
            type: argument.type, isRequired: argument.isRequired, defaultValue: argument.defaultValue,
            description: argument.description, deprecationReason: argument.deprecationReason,
            directives: argument.directives)
    }
}
