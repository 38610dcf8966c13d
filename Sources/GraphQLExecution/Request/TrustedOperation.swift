import GraphQLJSON
import GraphQLLanguage
import GraphQLSchema

/// An operation that a door of the server sends again and again, such as that of a route: parsed, validated and chosen
/// once, so that a request for it looks nothing up. `RequestPipeline.prepare(trusted:operationName:)` makes it.
public final class TrustedOperation: Sendable {
    /// The document's UTF-8 bytes.
    public let text: [UInt8]
    public let operationName: String?
    let prepared: PreparedOperation
    /// The operation is of no use to a pipeline over another one.
    let schema: Schema

    init(text: [UInt8], operationName: String?, prepared: PreparedOperation, schema: Schema) {
        self.text = text
        self.operationName = operationName
        self.prepared = prepared
        self.schema = schema
    }

    public var operationType: OperationType { prepared.operationType }
}

extension GraphQLRequest {
    /// A request for an operation of the server's own.
    public init(_ operation: TrustedOperation, variables: JSONObject = JSONObject()) {
        self.init(
            query: operation.text, operationName: operation.operationName, variables: variables,
            extensions: JSONObject(), trusted: operation)
    }
}
