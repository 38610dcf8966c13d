import GraphQLJSON
import GraphQLLanguage

/// Why a request does not fit its route, and what the client calls the part that does not.
struct BindingMistake: Error, Sendable, Hashable {
    /// The part of a request that a value stands in, as OpenAPI calls it, and `body`.
    enum Place: String {
        case path
        case query
        case header
        case body
    }

    let message: String
    var argument: String?
    var place: Place?

    var error: GraphQLError {
        var extensions: JSONObject = ["code": .string(ErrorCode.validation.rawValue)]
        if let argument { extensions["argument"] = .string(String(argument.prefix(200))) }
        if let place { extensions["in"] = .string(place.rawValue) }
        return GraphQLError(message, extensions: extensions)
    }
}

/// A request that is refused before its operation runs.
struct RequestRefusal: Error, Sendable {
    var status: Int
    var errors: [GraphQLError]

    init(status: Int, errors: [GraphQLError]) {
        self.status = status
        self.errors = errors
    }

    init(status: Int, _ message: String, code: String) {
        self.init(status: status, errors: [GraphQLError(message, code: ErrorCode(rawValue: code))])
    }

    init(_ mistakes: [BindingMistake]) { self.init(status: 400, errors: mistakes.map(\.error)) }

    init(_ mistake: BindingMistake) { self.init([mistake]) }
}
