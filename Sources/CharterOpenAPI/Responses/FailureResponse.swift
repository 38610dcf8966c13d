import GraphQLRoutes

/// A way in which a route can fail, and its component.
struct FailureResponse {
    let status: Int
    /// Of the component.
    let name: String
    let description: String
    var headers: [String] = []
    /// Whether it has a body of the routes' form.
    var hasContent = true

    static let all = [
        FailureResponse(
            status: 400, name: "BadRequest", description: "The request is not one that the route understands."),
        FailureResponse(status: 401, name: "Unauthorized", description: "It is not known who asks."),
        FailureResponse(status: 403, name: "Forbidden", description: "Who asks may not."),
        FailureResponse(status: 404, name: "NotFound", description: "There is no such thing."),
        FailureResponse(
            status: 405, name: "MethodNotAllowed", description: "The path has no such method.", headers: ["Allow"]),
        FailureResponse(
            status: 406, name: "NotAcceptable", description: "There is no answer of a kind that `Accept` names."),
        FailureResponse(
            status: 409, name: "Conflict",
            description: "It does not go together with what is there, or a request with the same key is under way."),
        FailureResponse(status: 410, name: "Gone", description: "The route is no more.", headers: ["Link", "Sunset"]),
        FailureResponse(
            status: 412, name: "PreconditionFailed", description: "It is another version than `If-Match` names."),
        FailureResponse(status: 413, name: "ContentTooLarge", description: "The body is larger than is read."),
        FailureResponse(
            status: 414, name: "URITooLong",
            description: "The request line is longer than is read. The route is not known then, nor is its form.",
            hasContent: false),
        FailureResponse(
            status: 415, name: "UnsupportedMediaType", description: "The body is of a kind that is not read."),
        FailureResponse(
            status: 422, name: "UnprocessableContent",
            description: "The `Idempotency-Key` was used with another request."),
        FailureResponse(
            status: 429, name: "TooManyRequests", description: "There were too many requests.",
            headers: ["Retry-After"]),
        FailureResponse(status: 500, name: "InternalServerError", description: "The server failed."),
        FailureResponse(status: 502, name: "BadGateway", description: "A server that the answer needs failed."),
        FailureResponse(
            status: 503, name: "ServiceUnavailable",
            description: "A server that the answer needs is known to be down, or this one is going away.",
            headers: ["Retry-After"]),
        FailureResponse(status: 504, name: "GatewayTimeout", description: "It took too long."),
    ]

    /// Those that one route can have.
    static func of(_ operation: OperationDescription) -> [FailureResponse] {
        let route = operation.route
        let isKeyed = route.method == .post && operation.options.keepsIdempotencyKeys
        return all.filter { failure in
            switch failure.status {
            case 409: route.operation.type == .mutation || isKeyed
            case 410: route.sunset != nil
            case 412: operation.hasVersion || operation.isTagged
            case 413, 415: route.body != .none
            case 414: !operation.input.path.isEmpty || !operation.input.query.isEmpty
            case 422: isKeyed
            default: true
            }
        }
    }
}
