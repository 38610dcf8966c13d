import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema
import Testing

/// Executes a query over JSON data and gives the response as JSON.
func execute(
    _ sdl: String, _ query: String, root: JSONValue = [:], variables: JSONObject = [:], operationName: String? = nil,
    options: PipelineOptions = PipelineOptions()
) async throws -> JSONValue {
    let schema = try Schema.build(sdl: sdl)
    return try await respond(
        DynamicSchema(schema: schema, source: JSONSource(root: root)),
        GraphQLRequest(query, operationName: operationName, variables: variables), options: options)
}

/// The response of a schema to a query or mutation, as JSON.
func respond(
    _ schema: some ExecutableSchema, _ request: GraphQLRequest, options: PipelineOptions = PipelineOptions()
) async throws -> JSONValue {
    let pipeline = RequestPipeline(schema, options: options)
    let result = await pipeline.execute(
        request, context: RequestContext(requestID: "test"), allowing: [.query, .mutation])
    guard case .response(let response) = result else { throw GraphQLError("A stream where a response is expected.") }
    return try response.json
}

/// The plan of a query as text.
func plan(_ sdl: String, _ query: String, variables: JSONObject = [:], options: PipelineOptions = PipelineOptions())
    throws
    -> String
{
    let schema = try Schema.build(sdl: sdl)
    let pipeline = RequestPipeline(
        DynamicSchema(schema: schema, source: ConformanceSource(schema: schema)), options: options)
    return try pipeline.explain(GraphQLRequest(query, variables: variables))
}

extension GraphQLResponse {
    var json: JSONValue {
        get throws { try body.withUnsafeBytes { try JSONValue.parse(Array($0), maxDepth: 1_000) } }
    }
}

extension JSONValue {
    /// `message @path` of each error of a response, the path as in `a.0.b`.
    var errorLines: [String] {
        guard case .array(let errors)? = self["errors"] else { return [] }
        return errors.map { error in
            var line = error["message"]?.stringValue ?? ""
            if case .array(let path)? = error["path"] {
                line += " @" + path.map { $0.stringValue ?? $0.serializedText }.joined(separator: ".")
            }
            return line
        }
    }

    /// The codes of a response's errors.
    var errorCodes: [String] {
        guard case .array(let errors)? = self["errors"] else { return [] }
        return errors.compactMap { $0["extensions"]?["code"]?.stringValue }
    }

    /// `line:column` of every location of every error.
    var errorLocations: [[String]] {
        guard case .array(let errors)? = self["errors"] else { return [] }
        return errors.map { error in
            guard case .array(let locations)? = error["locations"] else { return [] }
            return locations.map { "\($0["line"]?.serializedText ?? ""):\($0["column"]?.serializedText ?? "")" }
        }
    }

    /// The `data` of a response as compact text.
    var dataText: String? { self["data"]?.serializedText }
}

/// One pipeline for several requests.
struct DynamicExecution {
    private let pipeline: RequestPipeline?

    init(_ sdl: String, root: JSONValue, options: PipelineOptions = PipelineOptions()) {
        pipeline = (try? Schema.build(sdl: sdl)).map {
            RequestPipeline(DynamicSchema(schema: $0, source: JSONSource(root: root)), options: options)
        }
    }

    func response(_ query: String, _ variables: JSONObject = [:]) async throws -> JSONValue {
        let pipeline = try #require(pipeline)
        let result = await pipeline.execute(
            GraphQLRequest(query, variables: variables), context: RequestContext(requestID: "test"),
            allowing: [.query, .mutation])
        guard case .response(let response) = result else {
            throw GraphQLError("A stream where a response is expected.")
        }
        return try response.json
    }

    func data(_ query: String, _ variables: JSONObject = [:]) async throws -> String? {
        try await response(query, variables).dataText
    }
}
