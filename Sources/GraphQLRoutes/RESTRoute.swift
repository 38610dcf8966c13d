import GraphQLLanguage

/// A way to an operation by plain HTTP: what one application of `@rest` says, checked and complete. The generator writes
/// a table of them; a server prepares each operation when it starts.
public struct RESTRoute: Sendable, Hashable {
    public enum Method: String, Sendable, Hashable, CaseIterable {
        case get = "GET"
        case post = "POST"
        case put = "PUT"
        case patch = "PATCH"
        case delete = "DELETE"
    }

    /// What the request's body is for.
    public enum Body: Sendable, Hashable {
        /// There is none.
        case none
        /// An object whose members are arguments (`body: "*"`).
        case members
        /// The value of one argument.
        case argument(String)
    }

    /// The text of one operation, every argument of whose root field is a variable of the argument's name.
    public struct Operation: Sendable, Hashable {
        public var name: String
        public var type: OperationType
        public var text: String

        public init(name: String, type: OperationType, text: String) {
            self.name = name
            self.type = type
            self.text = text
        }
    }

    /// How long an answer may be kept (`@cacheControl`).
    public struct CachePolicy: Sendable, Hashable {
        /// Seconds, from 0.
        public var maxAge: Int
        /// Whether only the client itself may keep it.
        public var isPrivate: Bool

        public init(maxAge: Int, isPrivate: Bool) {
            self.maxAge = maxAge
            self.isPrivate = isPrivate
        }
    }

    public var method: Method
    public var path: PathTemplate
    public var body: Body
    public var operation: Operation
    /// The subscription that answers instead, piece by piece, when the body's member `stream` is true.
    public var streamed: Operation?
    /// The response key whose value is the answer's data; nil when all of the operation's data is.
    public var responseKey: String?
    /// Names that differ from the convention of `RESTName`: dotted path of an argument by the name that clients send.
    public var names: [String: String]
    /// The status of success: 200, 201, 202 or 204.
    public var status: Int
    /// For 201 and 202: where the result is, a path whose variables are response names of the answer's data.
    public var location: PathTemplate?
    public var version: String?
    public var tags: [String]
    /// The coordinate of the field, such as `Query.workflowStatus`, or the operation's name.
    public var coordinate: String
    public var description: String?
    /// The day from which clients should use something else, `YYYY-MM-DD`.
    public var deprecated: String?
    /// The day from which the route answers 410, `YYYY-MM-DD`.
    public var sunset: String?
    /// The path of what replaces a deprecated route.
    public var successor: String?
    public var cache: CachePolicy?
    /// The text of a JSON object: values for a request that succeeds, by the names that clients use.
    public var example: String?

    public init(
        _ method: Method, _ path: PathTemplate, body: Body = .none, operation: Operation, streamed: Operation? = nil,
        responseKey: String? = nil, names: [String: String] = [:], status: Int = 200, location: PathTemplate? = nil,
        version: String? = nil, tags: [String] = [], coordinate: String, description: String? = nil,
        deprecated: String? = nil, sunset: String? = nil, successor: String? = nil, cache: CachePolicy? = nil,
        example: String? = nil
    ) {
        self.method = method
        self.path = path
        self.body = body
        self.operation = operation
        self.streamed = streamed
        self.responseKey = responseKey
        self.names = names
        self.status = status
        self.location = location
        self.version = version
        self.tags = tags
        self.coordinate = coordinate
        self.description = description
        self.deprecated = deprecated
        self.sunset = sunset
        self.successor = successor
        self.cache = cache
        self.example = example
    }
}
