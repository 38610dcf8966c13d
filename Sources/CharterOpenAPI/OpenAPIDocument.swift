import GraphQLJSON
import GraphQLRoutes
import GraphQLSchema

/// The routes of a server as an OpenAPI description, version 3.1: made of the same table and the same `RouteInput` that
/// requests are answered by, so that it says what is so.
///
/// Its parts, in the order of the document: `DocumentInformation` (info and tags), `PathItems` with one
/// `OperationDescription` for each route (`ParameterDescriptions`, `RequestBodyDescription`, `ResponseDescriptions`),
/// and the components that these refer to (`InputSchemas`, `OutputSchemas`, `CommonComponents`).
public struct OpenAPIDocument: Sendable {
    public let object: JSONObject

    /// Throws for a route that does not fit the schema.
    public init(
        _ routes: [RESTRoute], schema: Schema, options: OpenAPIOptions = OpenAPIOptions()
    ) throws(RouteInputError) {
        let common = CommonComponents(options)
        var components = SchemaComponents()
        common.addSchemas(to: &components)
        var paths = PathItems()
        var names = OperationIdentifiers()
        for route in routes {
            let input = try RouteInput(route, schema: schema)
            let output = try RouteOutput(route, schema: schema)
            let streamed = try RouteOutput(streamOf: route, schema: schema)
            let parameters = paths.parameterNames(of: route, input)
            let description = OperationDescription(
                route: route, input: input, output: output, streamed: streamed, pathNames: parameters, options: options)
            paths.add(description.object(named: names.identifier(of: route), &components), for: route, parameters)
        }
        object = [
            "openapi": "3.1.0",
            "info": DocumentInformation.info(options),
            "tags": DocumentInformation.tags(of: routes),
            "paths": .object(paths.object),
            "components": common.object(with: components),
            // Whoever does not say who they are is nobody in particular.
            "security": [[:], ["user": []]],
        ]
    }

    /// The document as a file: indented, one member a line, with a line's end at its end.
    public var text: String { IndentedJSON.text(.object(object)) + "\n" }
}
