import BookshopClient
import GraphQLExecution

/// Prints the answer to the one query, or to the operation of `Schema/Operations` whose name, it is given.
@main
enum Bookshop {
    static func main() async throws {
        let pipeline = RequestPipeline(try GeneratedSchema(resolvers: Shop()))
        let text = CommandLine.arguments.dropFirst().joined(separator: " ")
        let operation = GeneratedSchema.operations.first { $0.name == text }
        // The client's code was generated apart from the server's: the two agree only after the same edit.
        let identifier = text == "Titles" ? ShopOperations.titles : operation?.id.description
        let request = identifier.map { GraphQLRequest(documentId: $0) } ?? GraphQLRequest(text)
        let result = await pipeline.execute(
            request, context: RequestContext(requestID: "bookshop"), allowing: [.query])
        if case .response(let response) = result { print(response.body.text) }
    }
}
