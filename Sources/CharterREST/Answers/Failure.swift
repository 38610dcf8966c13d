import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage

/// Why a request has failed, as clients are told it: the first error in words, all of them in the details.
///
/// Clients did not write the operation, so they are told no `locations` in its text. A `path` leads into the `data` that
/// they get, `[3, "author"]`; an answer without data has none.
struct Failure: Sendable, Hashable {
    let status: Int
    let code: String
    let message: String
    /// What is known of the first error, which are the members of its extensions; and `errors`, where there are several.
    let details: JSONObject
    /// Whole seconds to wait before another attempt.
    let retryAfter: Int64?

    /// - Parameters:
    ///   - errors: As responses have them (GraphQL, section 7.1.2).
    ///   - status: Goes before that of the first error's code.
    ///   - dataDepth: Elements of the errors' paths that lead to the data; nil where there is no data.
    init(_ errors: [JSONValue], status: Int? = nil, dataDepth: Int? = nil) {
        let first = errors.first ?? [:]
        let known = ErrorStatus.of(first["extensions"]?["code"]?.stringValue)
        self.status = status ?? known.status
        code = known.code
        message = first["message"]?.stringValue ?? "The request has failed."
        var details = Self.details(first, dataDepth)
        if errors.count > 1 { details["errors"] = .array(errors.map { Self.entry($0, dataDepth) }) }
        self.details = details
        retryAfter = Self.seconds(first["extensions"]?["retryAfter"])
    }

    init(_ refusal: RequestRefusal) { self.init(refusal.errors.map(\.json), status: refusal.status) }

    /// The errors of an answer that has data all the same.
    static func details(of errors: [JSONValue], dataDepth: Int) -> JSONObject {
        ["errors": .array(errors.map { entry($0, dataDepth) })]
    }

    private static func details(_ error: JSONValue, _ dataDepth: Int?) -> JSONObject {
        var details = JSONObject()
        if let dataDepth, case .array(let path)? = error["path"], path.count > dataDepth {
            details["path"] = .array(Array(path.dropFirst(dataDepth)))
        }
        guard case .object(let extensions)? = error["extensions"] else { return details }
        for member in extensions.members where member.key != "code" && member.key != "errors" {
            details[member.key] = member.value
        }
        return details
    }

    private static func entry(_ error: JSONValue, _ dataDepth: Int?) -> JSONValue {
        var entry: JSONObject = ["message": error["message"] ?? ""]
        entry["code"] = .string(ErrorStatus.of(error["extensions"]?["code"]?.stringValue).code)
        for member in details(error, dataDepth).members { entry[member.key] = member.value }
        return .object(entry)
    }

    private static func seconds(_ value: JSONValue?) -> Int64? {
        switch value {
        case .int(let seconds)? where seconds >= 0: seconds
        case .double(let seconds)? where (0...1e9).contains(seconds): Int64(seconds.rounded(.up))
        default: nil
        }
    }
}
