import GraphQLExecution
import GraphQLJSON
import GraphQLLanguage

/// Why a request has failed, as clients are told it: the first error in words, all of them in the details.
struct Failure: Sendable, Hashable {
    let status: Int
    let code: String
    let message: String
    /// What is known of the first error: `path`, `locations` and the members of its extensions; and `errors`, where there
    /// are several.
    let details: JSONObject
    /// Whole seconds to wait before another attempt.
    let retryAfter: Int64?

    /// `errors` are as responses have them (GraphQL, section 7.1.2). A status that is given goes before that of the code.
    init(_ errors: [JSONValue], status: Int? = nil) {
        let first = errors.first ?? [:]
        let known = ErrorStatus.of(first["extensions"]?["code"]?.stringValue)
        self.status = status ?? known.status
        code = known.code
        message = first["message"]?.stringValue ?? "The request has failed."
        var details = Self.details(first)
        if errors.count > 1 { details["errors"] = .array(errors.map(Self.entry)) }
        self.details = details
        retryAfter = Self.seconds(first["extensions"]?["retryAfter"])
    }

    init(_ refusal: RequestRefusal) { self.init(refusal.errors.map(\.json), status: refusal.status) }

    /// The errors of an answer that has data all the same.
    static func details(of errors: [JSONValue]) -> JSONObject { ["errors": .array(errors.map(entry))] }

    private static func details(_ error: JSONValue) -> JSONObject {
        var details = JSONObject()
        for name in ["path", "locations"] {
            if let value = error[name] { details[name] = value }
        }
        guard case .object(let extensions)? = error["extensions"] else { return details }
        for member in extensions.members where member.key != "code" && member.key != "errors" {
            details[member.key] = member.value
        }
        return details
    }

    private static func entry(_ error: JSONValue) -> JSONValue {
        var entry: JSONObject = ["message": error["message"] ?? ""]
        entry["code"] = .string(ErrorStatus.of(error["extensions"]?["code"]?.stringValue).code)
        for member in details(error).members { entry[member.key] = member.value }
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
