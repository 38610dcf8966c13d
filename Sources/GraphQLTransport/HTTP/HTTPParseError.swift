import GraphQLLanguage

/// Why bytes are not a request that can be answered in place; the connection closes after the answer, since nobody can
/// say where the next request would begin (RFC 9112 section 2.2).
enum HTTPParseError: Error, Hashable {
    case malformed(String)
    /// The request line is longer than the limit allows.
    case targetTooLong
    /// The header section, or one of its counts, is beyond its limit.
    case headTooLarge
    case bodyTooLarge
    case versionNotSupported
    /// A transfer coding other than `chunked`.
    case codingNotImplemented

    var status: HTTPStatus {
        switch self {
        case .malformed: 400
        case .targetTooLong: 414
        case .headTooLarge: 431
        case .bodyTooLarge: 413
        case .versionNotSupported: 505
        case .codingNotImplemented: 501
        }
    }

    var code: ErrorCode {
        switch self {
        case .targetTooLong, .headTooLarge, .bodyTooLarge: .limitExceeded
        case .malformed, .versionNotSupported, .codingNotImplemented: .badRequest
        }
    }

    var message: String {
        switch self {
        case .malformed(let what): "Malformed request: \(what)."
        case .targetTooLong: "The request line is too long."
        case .headTooLarge: "The header section is too large."
        case .bodyTooLarge: "The body is too large."
        case .versionNotSupported: "Only HTTP/1.0 and HTTP/1.1 are spoken here."
        case .codingNotImplemented: "Only the transfer coding \"chunked\" is understood."
        }
    }
}
