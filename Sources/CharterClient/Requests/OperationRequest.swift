import GraphQLJSON
import GraphQLOperations

/// An operation as a request carries it, over whatever transport.
struct OperationRequest: Sendable, Hashable {
    let object: JSONObject

    init<Operation: GraphQLOperation>(_ operation: Operation, documents: ClientConfiguration.Documents) {
        var object = JSONObject()
        switch documents {
        case .texts: object["query"] = .string(Operation.document)
        case .identifiers: object["documentId"] = .string("sha256:" + Operation.sha256)
        }
        object["operationName"] = .string(Operation.name)
        let variables = operation.variables.object
        if !variables.isEmpty { object["variables"] = .object(variables) }
        self.object = object
    }

    var body: [UInt8] { JSONValue.object(object).encoded() }
}
