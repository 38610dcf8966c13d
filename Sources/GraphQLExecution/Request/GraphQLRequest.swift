import GraphQLJSON
import GraphQLLanguage

/// One request for one operation, as every door hands it to the pipeline (GraphQL over HTTP, section "Request
/// parameters").
public struct GraphQLRequest: Sendable {
    /// The document's UTF-8 bytes, valid as such; empty when the request carries none.
    public var query: [UInt8]
    /// Names a document that the server knows, in place of `query` (appendix "Persisted Documents").
    public var documentId: String?
    public var operationName: String?
    public var variables: JSONObject
    public var extensions: JSONObject
    /// Whether the door can carry an answer in parts, and the format that the client asked for; set by doors, never
    /// by the request's own text.
    public var incrementalDelivery: IncrementalDelivery
    /// The operation that `query` is the text of, where a door of the server has prepared it.
    public internal(set) var trusted: TrustedOperation?

    public init(
        query: [UInt8], operationName: String? = nil, variables: JSONObject = JSONObject(),
        extensions: JSONObject = JSONObject()
    ) {
        self.init(
            query: query, operationName: operationName, variables: variables, extensions: extensions, trusted: nil)
    }

    /// Sets everything at once: changed afterwards, it would be copied.
    init(
        query: [UInt8], operationName: String?, variables: JSONObject, extensions: JSONObject,
        trusted: TrustedOperation?
    ) {
        self.query = query
        documentId = nil
        self.operationName = operationName
        self.variables = variables
        self.extensions = extensions
        incrementalDelivery = .none
        self.trusted = trusted
    }

    public init(_ query: String, operationName: String? = nil, variables: JSONObject = JSONObject()) {
        self.init(query: Array(query.utf8), operationName: operationName, variables: variables)
    }

    /// A request for a document that the server knows.
    public init(documentId: String, variables: JSONObject = JSONObject()) {
        self.init(query: [], variables: variables)
        self.documentId = documentId
    }
}
