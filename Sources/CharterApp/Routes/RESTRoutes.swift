import CharterIdempotency
import CharterREST
import CharterXML
import GraphQLExecution
import GraphQLJSON
import GraphQLTransport

/// The routes that `@rest` makes of the schema, in the pipeline of every other door.
enum RESTRoutes {
    /// Throws when a route does not fit the schema, which the generator has checked.
    static func make(
        _ pipeline: RequestPipeline, _ settings: ServerSettings, idempotency: IdempotentRequests
    ) throws -> [HTTPRoute] {
        var options = RESTOptions()
        options.idempotency = KeptAnswers(requests: idempotency)
        options.markup = markup(settings.transport.limits)
        options.user = { $0.userID }
        options.showsSuggestions = settings.pipeline.showsSuggestions
        options.maxDepth = settings.transport.limits.jsonDepth
        return try RESTDoor(GeneratedSchema.routes, pipeline: pipeline, options: options).routes
    }

    private static func markup(_ limits: TransportLimits) -> RESTMarkup {
        let reader = XMLReader(limits: XMLLimits(bytes: limits.body, depth: limits.jsonDepth))
        return RESTMarkup(
            read: { document, charset in try reader.read(document, charset: charset) },
            write: { value in try XMLWriter.write(value) })
    }
}
