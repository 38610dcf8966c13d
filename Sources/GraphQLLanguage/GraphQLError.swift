import GraphQLJSON

/// An error as a client sees it (spec section 7.1.2): from syntax, validation, variable coercion or execution.
public struct GraphQLError: Error, Sendable, Hashable {
    /// One step of a response path: a response name, or the index of a list item from 0.
    public enum PathElement: Sendable, Hashable {
        case key(String)
        case index(Int)
    }

    public var message: String
    public var locations: [SourceLocation]
    public var path: [PathElement]?
    public var extensions: JSONObject

    public init(
        _ message: String,
        locations: [SourceLocation] = [],
        path: [PathElement]? = nil,
        extensions: JSONObject = JSONObject()
    ) {
        self.message = message
        self.locations = locations
        self.path = path
        self.extensions = extensions
    }

    public init(_ message: String, code: ErrorCode, locations: [SourceLocation] = []) {
        self.init(message, locations: locations, extensions: ["code": .string(code.rawValue)])
    }

    /// The stable code in `extensions.code`, if there is one.
    public var code: ErrorCode? { extensions["code"]?.stringValue.map(ErrorCode.init(rawValue:)) }
}

/// The stable, machine-readable class of an error, carried in `extensions.code`; each door maps it to its own status.
public struct ErrorCode: RawRepresentable, Sendable, Hashable {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public static let parseFailed = ErrorCode(rawValue: "GRAPHQL_PARSE_FAILED")
    public static let validationFailed = ErrorCode(rawValue: "GRAPHQL_VALIDATION_FAILED")
    public static let badRequest = ErrorCode(rawValue: "BAD_REQUEST")
    public static let badUserInput = ErrorCode(rawValue: "BAD_USER_INPUT")
    public static let operationNotFound = ErrorCode(rawValue: "OPERATION_RESOLUTION_FAILURE")
    /// The door does not carry operations of this type, for instance a mutation by GET.
    public static let operationNotAllowed = ErrorCode(rawValue: "OPERATION_NOT_ALLOWED")
    public static let limitExceeded = ErrorCode(rawValue: "LIMIT_EXCEEDED")
    /// The server does not know the document that a request names; the client may send its text.
    public static let persistedQueryNotFound = ErrorCode(rawValue: "PERSISTED_QUERY_NOT_FOUND")
    /// The server keeps no documents for clients; they must send texts.
    public static let persistedQueryNotSupported = ErrorCode(rawValue: "PERSISTED_QUERY_NOT_SUPPORTED")
    /// Only trusted documents are accepted, and this text is none.
    public static let operationNotTrusted = ErrorCode(rawValue: "OPERATION_NOT_TRUSTED")

    public static let validation = ErrorCode(rawValue: "VALIDATION_ERROR")
    public static let authentication = ErrorCode(rawValue: "AUTHENTICATION_ERROR")
    public static let authorization = ErrorCode(rawValue: "AUTHORIZATION_ERROR")
    public static let notFound = ErrorCode(rawValue: "NOT_FOUND_ERROR")
    public static let conflict = ErrorCode(rawValue: "CONFLICT_ERROR")
    public static let rateLimit = ErrorCode(rawValue: "RATE_LIMIT_ERROR")
    public static let `internal` = ErrorCode(rawValue: "INTERNAL_ERROR")
    public static let upstream = ErrorCode(rawValue: "UPSTREAM_ERROR")
    public static let circuitOpen = ErrorCode(rawValue: "CIRCUIT_OPEN")
    public static let timeout = ErrorCode(rawValue: "TIMEOUT")
}

/// Several errors at once, as validation and schema checks report them.
public struct GraphQLErrors: Error, Sendable, Hashable {
    public let errors: [GraphQLError]

    public init(_ errors: [GraphQLError]) { self.errors = errors }
    public init(_ error: GraphQLError) { errors = [error] }
}
