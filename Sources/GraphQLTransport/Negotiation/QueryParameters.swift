import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage

/// Reads the parameters of a GET request from the query of its target (GraphQL over HTTP, section "GET"), in the
/// `application/x-www-form-urlencoded` encoding.
enum QueryParameters {
    /// Throws an error of code `BAD_REQUEST` for what is no request. Unknown parameters are ignored.
    static func read(_ query: UnsafeRawBufferPointer) throws(GraphQLError) -> GraphQLRequest {
        var request = GraphQLRequest(query: [])
        var seen: Set<String> = []
        var rest = query[...]
        while !rest.isEmpty {
            let pair = rest.prefix { $0 != UInt8(ascii: "&") }
            rest = rest[pair.endIndex...].dropFirst()
            let equals = pair.firstIndex(of: UInt8(ascii: "="))
            let name = try decode(pair[..<(equals ?? pair.endIndex)])
            guard ["query", "operationName", "variables", "extensions", "documentId"].contains(name) else { continue }
            guard seen.insert(name).inserted else { throw error("The parameter \"\(name)\" occurs twice.") }
            let value = try decode(equals.map { pair[($0 + 1)...] } ?? pair[pair.endIndex...])
            if value.isEmpty { continue }
            switch name {
            case "query": request.query = Array(value.utf8)
            case "operationName": request.operationName = value
            case "documentId": request.documentId = value
            case "variables": request.variables = try object(value, name)
            default: request.extensions = try object(value, name)
            }
        }
        return request
    }

    private static func object(_ text: String, _ name: String) throws(GraphQLError) -> JSONObject {
        let value: JSONValue
        do { value = try JSONValue.parse(text) } catch {
            throw self.error("The parameter \"\(name)\" is no JSON: \(error.message).")
        }
        switch value {
        case .object(let object): return object
        case .null: return JSONObject()
        default: throw error("The parameter \"\(name)\" must be a JSON object.")
        }
    }

    /// Percent-decoding, with `+` for a space; the result must be UTF-8.
    private static func decode(_ bytes: Slice<UnsafeRawBufferPointer>) throws(GraphQLError) -> String {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte == UInt8(ascii: "%") {
                guard index + 2 < bytes.endIndex, let high = hexDigit(bytes[index + 1]),
                    let low = hexDigit(bytes[index + 2])
                else { throw error("A percent sign in the query is not followed by two hexadecimal digits.") }
                decoded.append(high << 4 | low)
                index += 3
            } else {
                decoded.append(byte == UInt8(ascii: "+") ? 0x20 : byte)
                index += 1
            }
        }
        guard let text = String(validating: decoded, as: UTF8.self) else {
            throw error("A parameter of the query is not UTF-8.")
        }
        return text
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }

    private static func error(_ message: String) -> GraphQLError { GraphQLError(message, code: .badRequest) }
}
