import GraphQLExecution
import GraphQLLanguage

/// Which HTTP status a GraphQL response gets. The drafts of the specification disagree on a few, so both are a switch.
public enum StatusPolicy: String, Sendable, Hashable, CaseIterable {
    /// The draft of 2026: 422 for what is understood and wrong, 294 for partial success, the same for both media types.
    case draft2026 = "draft-2026"
    /// What the public audit of 2025 checks: 400 for what is wrong, and 200 for it under `application/json`.
    case audit2025 = "audit-2025"

    /// The status of a response that leaves as `form`. `method` tells apart why an operation is not allowed.
    func status(
        of outcome: GraphQLResponse.Outcome, as form: ResponseMediaType, method: HTTPMethod
    ) -> HTTPStatus {
        switch outcome {
        case .executed(let hasErrors, _):
            // 294 is our own meaning, so only the media type that makes it explicit carries it.
            return hasErrors && self == .draft2026 && form == .graphQLResponse ? 294 : 200
        case .refused(let code):
            return status(ofRefusal: code, as: form, method: method)
        }
    }

    /// A body that is no JSON.
    var notJSON: HTTPStatus { 400 }

    /// A body or query whose parameters are missing or of the wrong type.
    var malformedParameters: HTTPStatus { self == .draft2026 ? 422 : 400 }

    private func status(
        ofRefusal code: ErrorCode?, as form: ResponseMediaType, method: HTTPMethod
    ) -> HTTPStatus {
        switch code {
        case .operationNotAllowed:
            // A mutation by GET may come again by POST; a subscription has to ask for another media type.
            return method == .get || method == .head ? 405 : 406
        case .badRequest: return malformedParameters
        // Clients of automatic persisted queries go on with the text; many of them only after a success.
        case .persistedQueryNotFound: return form == .json ? 200 : 404
        case .persistedQueryNotSupported where form == .json: return 200
        case .operationNotTrusted: return 403
        case .authentication: return 401
        case .authorization: return 403
        case .notFound: return 404
        case .conflict: return 409
        case .rateLimit: return 429
        case .internal: return 500
        case .upstream: return 502
        case .circuitOpen: return 503
        case .timeout: return 504
        case .parseFailed: return self == .audit2025 && form == .json ? 200 : 400
        default:
            if self == .draft2026 { return 422 }
            return form == .json ? 200 : 400
        }
    }
}
