import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema
import Testing

@Suite struct CostReportTests {
    private let sdl = "type Query { a: A } type A { b: Int } type Subscription { a: A }"

    private func result(_ query: String, _ asked: JSONValue, maximum: Int = 5_000) async throws -> OperationResult {
        let schema = try Schema.build(sdl: sdl)
        var options = PipelineOptions()
        options.cost.maximum = maximum
        var request = GraphQLRequest(query)
        request.extensions = ["cost": asked]
        let root: JSONValue = ["a": ["b": 2]]
        return await RequestPipeline(DynamicSchema(schema: schema, source: JSONSource(root: root)), options: options)
            .execute(request, context: RequestContext(requestID: "test"), allowing: [.query, .subscription])
    }

    private func text(_ query: String, _ asked: JSONValue, maximum: Int = 5_000) async throws -> String {
        guard case .response(let response) = try await result(query, asked, maximum: maximum) else { return "" }
        return response.body.text
    }

    @Test func addsTheCostToTheResponse() async throws {
        #expect(
            try await text("{ a { b } }", "report")
                == "{\"data\":{\"a\":{\"b\":2}},\"extensions\":{\"cost\":{\"requested\":1,\"maximum\":5000}}}")
    }

    @Test func onlyComputesTheCost() async throws {
        #expect(
            try await text("{ a { b } }", "validate")
                == "{\"data\":null,\"extensions\":{\"cost\":{\"requested\":1,\"maximum\":5000}}}")
    }

    @Test(arguments: ["", "yes", .null, true] as [JSONValue])
    func saysNothingUnasked(_ asked: JSONValue) async throws {
        #expect(try await text("{ a { b } }", asked) == "{\"data\":{\"a\":{\"b\":2}}}")
    }

    @Test func saysNothingWhereCostsAreNotCounted() async throws {
        #expect(try await text("{ a { b } }", "report", maximum: .max) == "{\"data\":{\"a\":{\"b\":2}}}")
    }

    @Test func addsTheCostToTheFirstResponseOfAStream() async throws {
        guard case .stream(let stream) = try await result("subscription { a { b } }", "report") else {
            throw GraphQLError("no stream")
        }
        var texts: [String] = []
        for await response in stream { texts.append(response.body.text) }
        #expect(
            texts == [
                "{\"data\":{\"a\":{\"b\":2}},\"extensions\":{\"cost\":{\"requested\":1,\"maximum\":5000}}}"
            ])
    }
}
