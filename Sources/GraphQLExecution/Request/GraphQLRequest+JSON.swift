import GraphQLJSON
import GraphQLLanguage

extension GraphQLRequest {
    /// Reads the request parameters of a JSON body (GraphQL over HTTP, section "Request parameters").
    ///
    /// `query` must be a string; `documentId`, `operationName`, `variables` and `extensions` may be absent or null.
    /// Unknown members are ignored, as the specification asks. Throws an error of code `BAD_REQUEST` that says where
    /// the text is wrong.
    ///
    /// - Parameters:
    ///   - maxDepth: levels that the body may nest.
    ///   - maxValues: values of all kinds that variables and extensions may hold together.
    public static func read(
        _ body: UnsafeBufferPointer<UInt8>, maxDepth: Int = 64, maxValues: Int = 50_000
    ) throws(GraphQLError) -> GraphQLRequest {
        var request = GraphQLRequest(query: [])
        var seen = SeenParameters()
        do throws(JSONError) {
            var reader = JSONReader(body, maxDepth: maxDepth, maxValues: maxValues)
            guard reader.peek() == UInt8(ascii: "{") else {
                if reader.peek() == UInt8(ascii: "[") {
                    throw JSONError("Batches of requests are not accepted; send one object", at: reader.position)
                }
                throw JSONError("The body must be a JSON object", at: reader.position)
            }
            try reader.readMembers { (reader, key, offset) throws(JSONError) in
                if seen.contains(key) { throw .duplicate(key, at: offset) }
                try request.readMember(key, &reader)
            }
            try reader.expectEnd()
        } catch {
            throw GraphQLError("\(error.message) (byte \(error.offset) of the body).", code: .badRequest)
        }
        return request
    }

    private mutating func readMember(_ key: String, _ reader: inout JSONReader) throws(JSONError) {
        let next = reader.peek()
        let isNull = next == UInt8(ascii: "n")
        switch key {
        case "query":
            guard next == UInt8(ascii: "\"") || isNull else {
                throw JSONError("\"query\" must be a string", at: reader.position)
            }
            if isNull { _ = try reader.readValue() } else { query = try reader.readStringBytes() }
        case "operationName":
            guard next == UInt8(ascii: "\"") || isNull else {
                throw JSONError("\"operationName\" must be a string", at: reader.position)
            }
            if isNull { _ = try reader.readValue() } else { operationName = try reader.readString() }
        case "documentId":
            guard next == UInt8(ascii: "\"") || isNull else {
                throw JSONError("\"documentId\" must be a string", at: reader.position)
            }
            if isNull { _ = try reader.readValue() } else { documentId = try reader.readString() }
        case "variables":
            guard next == UInt8(ascii: "{") || isNull else {
                throw JSONError("\"variables\" must be an object", at: reader.position)
            }
            if isNull { _ = try reader.readValue() } else { variables = try reader.readObject() }
        case "extensions":
            guard next == UInt8(ascii: "{") || isNull else {
                throw JSONError("\"extensions\" must be an object", at: reader.position)
            }
            if isNull { _ = try reader.readValue() } else { extensions = try reader.readObject() }
        default:
            try reader.skipValue()
        }
    }
}

/// Which of the known parameters a body has named already; a set of strings would cost more than reading them.
private struct SeenParameters {
    private static let names = ["query", "operationName", "variables", "extensions", "documentId"]
    private var bits: UInt8 = 0

    /// Whether `name` was asked for before; remembers that it was.
    mutating func contains(_ name: String) -> Bool {
        guard let position = Self.names.firstIndex(of: name) else { return false }
        defer { bits |= 1 << UInt8(position) }
        return bits & (1 << UInt8(position)) != 0
    }
}
