import GraphQLJSON
import GraphQLLanguage

/// A whole answer that is not a GraphQL response of the engine.
struct HTTPAnswer {
    static let graphQLMethods = "GET, HEAD, OPTIONS, POST"

    var status: HTTPStatus
    var contentType: String?
    var fields: [(name: String, value: String)] = []
    var body: [UInt8] = []

    init(
        status: HTTPStatus, contentType: String? = nil, fields: [(name: String, value: String)] = [],
        body: [UInt8] = []
    ) {
        self.status = status
        self.contentType = contentType
        self.fields = fields
        self.body = body
    }

    /// An error in the shape of a GraphQL response. No GraphQL was reached, so it is plain JSON.
    init(status: HTTPStatus, message: String, code: String) {
        let error = GraphQLError(message, code: ErrorCode(rawValue: code))
        self.init(
            status: status, contentType: "application/json; charset=utf-8", body: Self.errorBody(error))
    }

    init(refusal: HTTPRefusal) {
        self.init(status: refusal.status, message: refusal.message, code: refusal.code.rawValue)
    }

    init(_ answer: HTTPRoute.Answer) {
        self.init(
            status: answer.status, contentType: answer.contentType, fields: answer.fields, body: answer.body)
    }

    /// `{"errors":[{"message":…,"extensions":…}]}`
    static func errorBody(_ error: GraphQLError) -> [UInt8] {
        var members: JSONObject = ["message": .string(error.message)]
        if !error.extensions.isEmpty { members["extensions"] = .object(error.extensions) }
        return JSONValue.object(["errors": [.object(members)]]).encoded()
    }
}
