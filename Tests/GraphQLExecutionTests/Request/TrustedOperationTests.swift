import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema
import Testing

@Suite struct TrustedOperationTests {
    private let sdl = "type Query { sum(of: [Int!]!): Int other: String }"

    private func pipeline(_ configure: (inout PipelineOptions) -> Void = { _ in }) throws -> RequestPipeline {
        var options = PipelineOptions()
        configure(&options)
        let source = JSONSource(root: ["sum": 6, "other": "x"])
        return RequestPipeline(
            DynamicSchema(schema: try Schema.build(sdl: sdl), source: source), options: options)
    }

    private func run(
        _ request: GraphQLRequest, _ pipeline: RequestPipeline, _ allowed: OperationTypeSet = .query
    ) async throws -> JSONValue {
        let result = await pipeline.execute(request, context: RequestContext(requestID: "1"), allowing: allowed)
        guard case .response(let response) = result else { throw GraphQLError("a stream") }
        return try response.json
    }

    private let text = "query Sum($of: [Int!]!) { sum(of: $of) }"

    @Test func runsWhateverTheModeAndTheSizeOfItsText() async throws {
        let pipeline = try pipeline {
            $0.persisted.trustedDocuments = .only
            $0.maxDocumentBytes = 1
            $0.parse.maxTokens = 1
            $0.limits.depth = 0
            $0.limits.rootFields = 0
        }
        let operation = try pipeline.prepare(trusted: text, operationName: "Sum")
        #expect(operation.operationType == .query)
        #expect(try await run(GraphQLRequest(operation, variables: ["of": [1]]), pipeline) == ["data": ["sum": 6]])
        #expect(try await run(GraphQLRequest(text), pipeline).errorCodes == ["OPERATION_NOT_TRUSTED"])
    }

    @Test func variablesTypesAndLimitsAreJudgedAsEver() async throws {
        let pipeline = try pipeline { $0.limits.listItems = 2 }
        let operation = try pipeline.prepare(trusted: text)
        #expect(try await run(GraphQLRequest(operation), pipeline).errorCodes == ["BAD_USER_INPUT"])
        #expect(
            try await run(GraphQLRequest(operation, variables: ["of": [1, 2, 3]]), pipeline).errorCodes
                == ["LIMIT_EXCEEDED"])
        #expect(
            try await run(GraphQLRequest(operation, variables: ["of": [1]]), pipeline, .mutation).errorCodes
                == ["OPERATION_NOT_ALLOWED"])
    }

    @Test func mistakesShowAtTheStart() throws {
        let pipeline = try pipeline()
        #expect(throws: GraphQLErrors.self) { try pipeline.prepare(trusted: "{ unknown }") }
        #expect(throws: GraphQLErrors.self) { try pipeline.prepare(trusted: "{") }
        #expect(throws: GraphQLErrors.self) { try pipeline.prepare(trusted: text, operationName: "Other") }
    }

    @Test func anotherPipelineReadsTheText() async throws {
        let operation = try pipeline().prepare(trusted: "{ other }")
        #expect(try await run(GraphQLRequest(operation), pipeline()) == ["data": ["other": "x"]])
    }
}
