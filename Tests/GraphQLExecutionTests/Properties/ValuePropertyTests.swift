import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema
import Testing

/// A value means the same however it comes: as a literal, printed and read again, as a default, or as a variable.
@Suite struct ValuePropertyTests {
    /// `echo` gives its coerced arguments as JSON text.
    private func pipeline() throws -> RequestPipeline {
        let source = JSONSource(root: ["echo": ["$args": true]])
        return RequestPipeline(DynamicSchema(schema: try PropertySchema.make(), source: source))
    }

    private func echo(_ pipeline: RequestPipeline, _ request: GraphQLRequest) async throws -> String? {
        let result = await pipeline.execute(
            request, context: RequestContext(requestID: "property"), allowing: [.query])
        guard case .response(let response) = result else { return nil }
        return try response.json["data"]?["echo"]?.stringValue
    }

    @Test(arguments: 0..<20)
    func literalsAndVariablesMeanTheSame(_ seed: UInt64) async throws {
        let pipeline = try pipeline()
        let schema = pipeline.executable.schema
        let field = try #require(schema.type("Query")?.field("echo"))
        var generator = RandomOperation(schema: schema, seed: seed)
        var compared = 0
        for _ in 0..<60 {
            let argument = generator.pick(field.arguments)
            let type = schema.text(argument.type)
            let literal = generator.value(of: argument.type)
            let asLiteral = try await echo(pipeline, GraphQLRequest("{ echo(\(argument.name): \(literal)) }"))
            // What is refused as a literal is no value of the type.
            guard let asLiteral else { continue }
            compared += 1

            let document = try Document.parse("query ($v: \(type) = \(literal)) { echo(\(argument.name): $v) }")
            let asDefault = try await echo(pipeline, GraphQLRequest(document.printed()))
            #expect(asDefault == asLiteral, "\(type) \(literal)")

            let value = try #require(document.variableDefinitions[0].defaultValue)
            let coerced = schema.coerceConstant(value, in: document, to: argument.type)
            let again = try Document.parse("query ($v: \(type) = \(document.print(value))) { a }")
            let printedValue = try #require(again.variableDefinitions[0].defaultValue)
            #expect(schema.coerceConstant(printedValue, in: again, to: argument.type) == coerced, "\(type) \(literal)")

            let variables: JSONObject = ["v": try #require(coerced)]
            let asVariable = try await echo(
                pipeline, GraphQLRequest("query ($v: \(type)) { echo(\(argument.name): $v) }", variables: variables))
            #expect(asVariable == asLiteral, "\(type) \(literal)")
        }
        #expect(compared > 20)
    }
}
