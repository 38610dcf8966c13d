import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage

/// Several requests in one body: a list of requests, or one request with a list of `variables`. Each is an execution of
/// its own; a batch holds no batches.
struct RequestBatch: Sendable {
    /// A request, or why its entry is none.
    typealias Entry = Result<GraphQLRequest, GraphQLError>

    let entries: [Entry]

    /// The batch in a body, nil when it is a single request, well-formed or not.
    ///
    /// Throws `BATCHING_DISABLED` when `limit` is 0, `LIMIT_EXCEEDED` for more entries than `limit`, and `BAD_REQUEST`
    /// for none at all.
    static func read(
        _ body: UnsafeBufferPointer<UInt8>, maxDepth: Int, limit: Int
    ) throws(GraphQLError) -> RequestBatch? {
        // The list around the requests, and the one around variables, is a level of its own.
        let maxDepth = maxDepth + 1
        var reader = JSONReader(body, maxDepth: maxDepth)
        switch reader.peek() {
        case UInt8(ascii: "["):
            // What is refused is not built.
            guard let count = try? countElements(&reader) else { return nil }
            try check(count, limit)
        case UInt8(ascii: "{") where limit > 0: break
        default: return nil
        }
        guard let value = try? JSONValue.parse(body, maxDepth: maxDepth) else { return nil }
        switch value {
        case .array(let items): return RequestBatch(entries: items.map(entry))
        case .object(let members):
            guard case .array(let items)? = members["variables"] else { return nil }
            try check(items.count, limit)
            return RequestBatch(
                entries: items.map { variables in
                    var members = members
                    members["variables"] = variables
                    return entry(.object(members))
                })
        default: return nil
        }
    }

    private static func countElements(_ reader: inout JSONReader) throws(JSONError) -> Int {
        var count = 0
        try reader.readElements { (reader) throws(JSONError) in
            try reader.skipValue()
            count += 1
        }
        try reader.expectEnd()
        return count
    }

    private static func check(_ count: Int, _ limit: Int) throws(GraphQLError) {
        guard limit > 0 else {
            throw GraphQLError(
                "Batches of requests are not accepted; send one object.",
                code: ErrorCode(rawValue: "BATCHING_DISABLED"))
        }
        guard count <= limit else {
            throw GraphQLError("The batch has \(count) entries; at most \(limit) are accepted.", code: .limitExceeded)
        }
        guard count > 0 else { throw GraphQLError("The batch has no entries.", code: .badRequest) }
    }

    private static func entry(_ value: JSONValue) -> Entry {
        do throws(GraphQLError) {
            guard case .object(let members) = value else {
                throw mistake("An entry of a batch must be a JSON object; batches do not nest")
            }
            return .success(try request(members))
        } catch {
            return .failure(error)
        }
    }

    private static func request(_ members: JSONObject) throws(GraphQLError) -> GraphQLRequest {
        var request = GraphQLRequest(query: [])
        if let query = try text("query", members) { request.query = Array(query.utf8) }
        request.documentId = try text("documentId", members)
        request.operationName = try text("operationName", members)
        request.variables = try object("variables", members)
        request.extensions = try object("extensions", members)
        return request
    }

    private static func text(_ name: String, _ members: JSONObject) throws(GraphQLError) -> String? {
        switch members[name] {
        case nil, .null?: return nil
        case .string(let text)?: return text
        default: throw mistake("\"\(name)\" must be a string")
        }
    }

    private static func object(_ name: String, _ members: JSONObject) throws(GraphQLError) -> JSONObject {
        switch members[name] {
        case nil, .null?: return JSONObject()
        case .object(let object)?: return object
        default: throw mistake("\"\(name)\" must be an object")
        }
    }

    private static func mistake(_ what: String) -> GraphQLError { GraphQLError("\(what).", code: .badRequest) }
}
