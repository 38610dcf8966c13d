import GraphQLJSON
import GraphQLLanguage

/// Why a request does not fit its route, and what the client calls the part that does not.
struct BindingMistake: Error, Sendable, Hashable {
    let message: String
    var argument: String?

    var error: GraphQLError {
        var extensions: JSONObject = ["code": .string(ErrorCode.validation.rawValue)]
        if let argument { extensions["argument"] = .string(String(argument.prefix(200))) }
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
