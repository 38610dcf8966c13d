import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema
import GraphQLSchemaTools
import GraphQLValidation

/// Answers the requests of the command line: the one implementation behind every engine command and `batch`.
struct Engine {
    private var schemas = SchemaCache(capacity: EngineLimits.keptSchemas)

    mutating func answer(_ request: EngineRequest) async -> EngineAnswer {
        do throws(GraphQLErrors) {
            switch request {
            case .validate(let schema, let document): return try validate(schema, document)
            case .parse(let document): return .printed(try Self.parse(document).printed())
            case .execute(let execution): return try await execute(execution)
            case .introspect(let schema): return try await introspect(schema)
            case .diff(let old, let new): return try diff(old, new)
            case .printSchema(let schema): return .printed(try schemas.schema(schema).schema.printed())
            }
        } catch {
            return .errors(error.errors)
        }
    }

    private mutating func validate(_ schema: Source, _ document: Source?) throws(GraphQLErrors) -> EngineAnswer {
        let known = try schemas.schema(schema)
        guard let document else { return .errors([]) }
        return .errors(known.validator.validate(try Self.parse(document)))
    }

    private mutating func execute(_ execution: EngineExecution) async throws(GraphQLErrors) -> EngineAnswer {
        let known = try schemas.schema(execution.schema)
        let request = GraphQLRequest(
            query: execution.document.bytes, operationName: execution.operationName, variables: execution.variables)
        switch execution.values {
        case .conformance: return await Self.run(request, known.conformance)
        case .random(let seed):
            return await Self.run(request, known.pipeline(RandomSource(schema: known.schema, seed: seed)))
        case .root(let root): return await Self.run(request, known.pipeline(JSONSource(root: root)))
        }
    }

    private mutating func introspect(_ schema: Source) async throws(GraphQLErrors) -> EngineAnswer {
        let known = try schemas.schema(schema)
        return await Self.run(GraphQLRequest(IntrospectionQuery.full), known.conformance)
    }

    private mutating func diff(_ old: Source, _ new: Source) throws(GraphQLErrors) -> EngineAnswer {
        let old = try schemas.schema(old).schema
        return .changes(SchemaDiff.changes(from: old, to: try schemas.schema(new).schema))
    }

    private static func run(_ request: GraphQLRequest, _ pipeline: RequestPipeline) async -> EngineAnswer {
        let context = RequestContext(requestID: "tool")
        var request = request
        request.incrementalDelivery = .current
        switch await pipeline.execute(request, context: context, allowing: [.query, .mutation]) {
        case .response(let response): return .response(response)
        case .incremental(let stream):
            var responses: [GraphQLResponse] = []
            for await response in stream { responses.append(response) }
            return .payloads(responses)
        case .stream:
            return .errors([GraphQLError("Subscriptions are not executed by this tool.")])
        }
    }

    static func parse(_ source: Source) throws(GraphQLErrors) -> Document {
        do throws(GraphQLError) {
            return try Document.parse(source, options: EngineLimits.parse)
        } catch {
            throw GraphQLErrors(error)
        }
    }
}
