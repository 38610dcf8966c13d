import GraphQLLanguage

/// Why a request is refused before its GraphQL content is looked at, with the status that the specification names
/// (GraphQL over HTTP, section "Status Codes").
enum HTTPRefusal: Error, Sendable, Hashable {
    case methodNotAllowed
    case contentTypeMissing
    case contentTypeNotSupported
    case contentEncodingNotSupported
    case notAcceptable
    case bodyNotExpected
    case forgerySuspected
    case originNotAllowed
    case hostNotAllowed
    case notFound
    case malformedPath
    case contentMalformed
    case contentTooLarge

    var status: HTTPStatus {
        switch self {
        case .methodNotAllowed: 405
        case .contentTypeMissing, .contentTypeNotSupported, .contentEncodingNotSupported: 415
        case .notAcceptable: 406
        case .bodyNotExpected, .malformedPath, .contentMalformed: 400
        case .contentTooLarge: 413
        case .forgerySuspected, .originNotAllowed: 403
        case .hostNotAllowed: 421
        case .notFound: 404
        }
    }

    var message: String {
        switch self {
        case .methodNotAllowed: "This method is not allowed here."
        case .contentTypeMissing: "POST needs a Content-Type; send application/json."
        case .contentTypeNotSupported: "The only content type accepted here is application/json, in UTF-8."
        case .contentEncodingNotSupported: "The content codings accepted here are gzip and deflate, one at a time."
        case .notAcceptable:
            "Nothing acceptable to offer; there are application/graphql-response+json, application/json, "
                + "text/event-stream and multipart/mixed, in UTF-8."
        case .bodyNotExpected: "GET and HEAD carry no body here."
        case .forgerySuspected:
            "A browser sent this for another site. Add a header field GraphQL-Require-Preflight, or use POST."
        case .originNotAllowed: "Requests from this origin are not allowed."
        case .hostNotAllowed:
            "This server listens on loopback and does not go by the name in Host. Allow the name if it is right."
        case .notFound: "There is nothing at this path."
        case .malformedPath:
            "The percent-encoding of the path is malformed; it must be of UTF-8 without null characters."
        case .contentMalformed: "The body is not in the content coding that Content-Encoding names."
        case .contentTooLarge: "The body is too large."
        }
    }

    var code: ErrorCode {
        switch self {
        case .methodNotAllowed: ErrorCode(rawValue: "METHOD_NOT_ALLOWED")
        case .contentTypeMissing, .contentTypeNotSupported, .contentEncodingNotSupported:
            ErrorCode(rawValue: "UNSUPPORTED_MEDIA_TYPE")
        case .notAcceptable: ErrorCode(rawValue: "NOT_ACCEPTABLE")
        case .bodyNotExpected, .malformedPath, .contentMalformed: .badRequest
        case .contentTooLarge: .limitExceeded
        case .forgerySuspected: ErrorCode(rawValue: "CSRF_SUSPECTED")
        case .originNotAllowed: ErrorCode(rawValue: "ORIGIN_NOT_ALLOWED")
        case .hostNotAllowed: ErrorCode(rawValue: "HOST_NOT_ALLOWED")
        case .notFound: .notFound
        }
    }
}
