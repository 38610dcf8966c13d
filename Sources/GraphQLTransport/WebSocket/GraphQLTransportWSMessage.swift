import GraphQLExecution
import GraphQLJSON
import NIOCore

/// The messages of a client in the `graphql-transport-ws` protocol.
enum GraphQLTransportWSMessage {
    case connectionInit(JSONObject?)
    case ping(JSONObject?)
    case pong
    case subscribe(id: String, GraphQLRequest)
    case complete(id: String)

    /// What is wrong with a message, fit for the reason of a Close frame.
    struct Invalid: Error, Hashable {
        let reason: String

        init(_ reason: String) { self.reason = reason }
    }

    /// Reads a text message; members that the protocol does not know are ignored.
    static func read(_ text: UnsafeRawBufferPointer, maxDepth: Int = 64) throws(Invalid) -> Self {
        let value: JSONValue
        do { value = try JSONValue.parse(text.bindMemory(to: UInt8.self), maxDepth: maxDepth) } catch {
            throw Invalid("Invalid message: no JSON (\(error.message))")
        }
        guard case .object(let message) = value else { throw Invalid("Invalid message: an object is expected") }
        guard let type = message["type"]?.stringValue else { throw Invalid("Invalid message: it has no type") }
        switch type {
        case "connection_init": return .connectionInit(try object(message, "payload", of: type))
        case "ping": return .ping(try object(message, "payload", of: type))
        case "pong":
            _ = try object(message, "payload", of: type)
            return .pong
        case "complete": return .complete(id: try identifier(message, of: type))
        case "subscribe":
            let id = try identifier(message, of: type)
            guard let payload = try object(message, "payload", of: type) else {
                throw Invalid("Invalid message: subscribe has no payload")
            }
            return .subscribe(id: id, try request(payload))
        default: throw Invalid("Invalid message: unknown type")
        }
    }

    private static func request(_ payload: JSONObject) throws(Invalid) -> GraphQLRequest {
        let extensions = try object(payload, "extensions", of: "subscribe")
        var request = GraphQLRequest(query: [])
        switch payload["documentId"] {
        case nil, .null?: break
        case .string(let id)?: request.documentId = id
        default: throw Invalid("Invalid message: documentId must be a string")
        }
        switch payload["query"] {
        case .string(let query)?: request.query = Array(query.utf8)
        // A persisted operation is named by its identifier or its extensions alone.
        case nil where request.documentId != nil || extensions?.isEmpty == false,
            .null? where request.documentId != nil || extensions?.isEmpty == false:
            break
        default: throw Invalid("Invalid message: query must be a string")
        }
        switch payload["operationName"] {
        case nil, .null?: break
        case .string(let name)?: request.operationName = name
        default: throw Invalid("Invalid message: operationName must be a string")
        }
        request.variables = try object(payload, "variables", of: "subscribe") ?? JSONObject()
        request.extensions = extensions ?? JSONObject()
        return request
    }

    private static func identifier(_ message: JSONObject, of type: String) throws(Invalid) -> String {
        guard let id = message["id"]?.stringValue, !id.isEmpty else {
            throw Invalid("Invalid message: \(type) needs an id")
        }
        return id
    }

    private static func object(
        _ message: JSONObject, _ key: String, of type: String
    ) throws(Invalid) -> JSONObject? {
        switch message[key] {
        case nil, .null?: return nil
        case .object(let object)?: return object
        default: throw Invalid("Invalid message: \(key) of \(type) must be an object")
        }
    }
}
