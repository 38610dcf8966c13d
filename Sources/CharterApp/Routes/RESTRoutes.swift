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

    static func markup(_ limits: TransportLimits) -> RESTMarkup {
        let reader = XMLReader(limits: XMLLimits(bytes: limits.body, depth: limits.jsonDepth))
        return RESTMarkup(
            read: { document, charset, shape in
                try reader.read(document, charset: charset, as: XMLShape(shape))
            },
            write: { value in try XMLWriter.write(value) })
    }
}

extension XMLShape {
    fileprivate init(_ shape: BodyShape) {
        switch shape.kind {
        case .any: self = .any
        case .text: self = .string
        case .number: self = .number
        case .boolean: self = .boolean
        case .list: self = .list(of: XMLShape(shape.item))
        case .object: self = .object { shape.member($0).map(XMLShape.init) }
        }
    }
}
