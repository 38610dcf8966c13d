import GraphQLExecution

/// Runs operations on a golden schema through the real pipeline.
struct Answers {
    let pipeline: RequestPipeline

    init(_ schema: any ExecutableSchema) { pipeline = RequestPipeline(schema) }

    /// The response body of a query or mutation; the bodies of a subscription or of an answer in parts, one a line.
    func callAsFunction(_ query: String, delivery: IncrementalDelivery = .none) async -> String {
        var request = GraphQLRequest(query)
        request.incrementalDelivery = delivery
        return await self(request)
    }

    func callAsFunction(_ request: GraphQLRequest) async -> String {
        let result = await pipeline.execute(
            request, context: RequestContext(requestID: "test"), allowing: [.query, .mutation, .subscription])
        switch result {
        case .response(let response): return response.body.text
        case .stream(let stream), .incremental(let stream):
            var bodies: [String] = []
            for await response in stream { bodies.append(response.body.text) }
            return bodies.joined(separator: "\n")
        }
    }
}
