import GraphQLExecution

/// Prints the answer to the one query that it is given.
@main
enum Bookshop {
    static func main() async throws {
        let pipeline = RequestPipeline(try GeneratedSchema(resolvers: Shop()))
        let result = await pipeline.execute(
            GraphQLRequest(CommandLine.arguments.dropFirst().joined(separator: " ")),
            context: RequestContext(requestID: "bookshop"), allowing: [.query])
        if case .response(let response) = result { print(response.body.text) }
    }
}
