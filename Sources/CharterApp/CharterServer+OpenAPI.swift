import CharterOpenAPI
import GraphQLSchema

extension CharterServer {
    /// The version of the server and of its interface.
    public static let version = "0.1.0"

    /// The description of the routes that `@rest` makes, as the server answers it at `/openapi.json`.
    ///
    /// Throws only when a route does not fit the schema, which the generator has checked.
    public static func openAPI() throws -> OpenAPIDocument {
        let schema = try GeneratedSchema.makeSchema()
        var options = OpenAPIOptions()
        options.version = version
        options.description = schema.description
        return try OpenAPIDocument(GeneratedSchema.routes, schema: schema, options: options)
    }
}
