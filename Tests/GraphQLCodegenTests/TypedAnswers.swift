import Foundation
import GraphQLExecution
import GraphQLOperations

extension Answers {
    /// Runs a typed operation and reads its data.
    func data<Operation: GraphQLOperation>(_ operation: Operation) async throws -> Operation.Data {
        let request = GraphQLRequest(
            Operation.document, operationName: Operation.name, variables: operation.variables.object)
        return try Operation.response(await self(request))
    }
}

private struct Response<Content: Decodable>: Decodable {
    let data: Content
}

extension GraphQLOperation {
    /// Reads the data of a response.
    static func response(_ text: String) throws -> Data {
        try JSONDecoder().decode(Response<Data>.self, from: Foundation.Data(text.utf8)).data
    }

    /// Reads data.
    static func data(_ text: String) throws -> Data {
        try JSONDecoder().decode(Data.self, from: Foundation.Data(text.utf8))
    }
}
