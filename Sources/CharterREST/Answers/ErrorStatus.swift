import GraphQLLanguage

/// The status of an error, and the code by which clients of the envelope know it.
enum ErrorStatus {
    /// What the engine says of a request that cannot run is a mistake in its parameters here: clients see no GraphQL.
    static func of(_ code: String?) -> (status: Int, code: String) {
        switch code.map(ErrorCode.init(rawValue:)) {
        case ErrorCode.validation, .badUserInput, .badRequest, .validationFailed, .parseFailed, .limitExceeded:
            (400, ErrorCode.validation.rawValue)
        case ErrorCode.authentication: (401, ErrorCode.authentication.rawValue)
        case ErrorCode.authorization: (403, ErrorCode.authorization.rawValue)
        case ErrorCode.notFound: (404, ErrorCode.notFound.rawValue)
        case ErrorCode.conflict: (409, ErrorCode.conflict.rawValue)
        case ErrorCode.rateLimit: (429, ErrorCode.rateLimit.rawValue)
        case ErrorCode.upstream: (502, ErrorCode.upstream.rawValue)
        case ErrorCode.circuitOpen: (503, ErrorCode.circuitOpen.rawValue)
        case ErrorCode.timeout: (504, ErrorCode.timeout.rawValue)
        case let other: (500, other?.rawValue ?? ErrorCode.internal.rawValue)
        }
    }
}
