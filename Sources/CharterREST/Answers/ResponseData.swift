import GraphQLExecution
import GraphQLJSON

/// What a route makes of a response: the value of its root field, or all of the data.
enum ResponseData: Sendable {
    /// Where the data stands in the response's bytes; there are no errors.
    case clean(Range<Int>)
    /// There is data, and there are errors.
    case partial(JSONValue, errors: [JSONValue])
    case failed([JSONValue])

    /// Reads `response`; one without errors is not parsed.
    ///
    /// - Parameters:
    ///   - opening: what stands before the data: `{"data":`, and for one field also its key.
    ///   - responseKey: nil where all of the data is wanted.
    init(_ response: GraphQLResponse, opening: [UInt8], responseKey: String?) {
        let braces = responseKey == nil ? 1 : 2
        if response.outcome == .executed(hasErrors: false, dataIsNull: false),
            let range = Self.slice(response.body, opening, braces)
        {
            self = .clean(range)
            return
        }
        let value = response.body.withUnsafeBytes { bytes in
            try? JSONValue.parse(bytes.bindMemory(to: UInt8.self), maxDepth: 512)
        }
        var errors: [JSONValue] = []
        if case .array(let list)? = value?["errors"] { errors = list }
        let data = responseKey.map { value?["data"]?[$0] } ?? value?["data"]
        guard let data, !data.isNull, !Self.isNothing(data, responseKey, errors) else {
            self = .failed(errors)
            return
        }
        self = .partial(data, errors: errors)
    }

    /// Whether all that an operation was asked for has failed: an object of nothing but null is no data to answer with.
    private static func isNothing(_ data: JSONValue, _ responseKey: String?, _ errors: [JSONValue]) -> Bool {
        guard responseKey == nil, !errors.isEmpty, case .object(let fields) = data else { return false }
        return fields.members.allSatisfy(\.value.isNull)
    }

    private static func slice(_ body: ResponseBody, _ opening: [UInt8], _ braces: Int) -> Range<Int>? {
        body.withUnsafeBytes { bytes in
            guard bytes.count > opening.count + braces else { return nil }
            for place in opening.indices where bytes[place] != opening[place] { return nil }
            for place in bytes.count - braces..<bytes.count where bytes[place] != UInt8(ascii: "}") { return nil }
            return opening.count..<bytes.count - braces
        }
    }

    /// What stands before the data of a route.
    static func opening(_ responseKey: String?) -> [UInt8] {
        guard let responseKey else { return Array("{\"data\":".utf8) }
        return Array("{\"data\":{\"\(responseKey)\":".utf8)
    }
}
