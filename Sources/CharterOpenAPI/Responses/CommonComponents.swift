import GraphQLJSON

/// The components that do not depend on the schema: what every answer looks like, and the fields of heads.
struct CommonComponents {
    private let options: OpenAPIOptions

    init(_ options: OpenAPIOptions) { self.options = options }

    func object(with schemas: SchemaComponents) -> JSONValue {
        [
            "schemas": .object(schemas.object),
            "responses": .object(responses),
            "parameters": .object(parameters),
            "headers": .object(Self.headers),
            "securitySchemes": [
                "user": [
                    "type": "apiKey", "in": "header", "name": "X-User-ID",
                    "description":
                        "Who asks: the server believes what stands before it. Without, nobody in particular.",
                ]
            ],
        ]
    }

    // MARK: Answers

    /// An answer that succeeded.
    static func envelope(of data: JSONValue) -> JSONValue {
        [
            "type": "object",
            "properties": [
                "success": ["type": "boolean", "const": true],
                "data": data,
                "error": ["type": "null"],
                "details": ["type": "object", "description": "What could not be answered, where the rest could."],
                "timestamp": timestamp,
                "request_id": requestID,
            ],
            "required": ["success", "data", "error", "timestamp", "request_id"],
        ]
    }

    func addSchemas(to components: inout SchemaComponents) {
        _ = components.reference("Error", to: Self.error)
        _ = components.reference("Problem", to: Self.problem)
    }

    private static let timestamp: JSONValue = [
        "type": "string", "format": "date-time", "description": "When the answer was written, in UTC.",
    ]

    private static let requestID: JSONValue = [
        "type": "string", "description": "Names the request, in the server's log too; that of `X-Request-ID`.",
    ]

    private static let code: JSONValue = [
        "type": "string",
        "description": "What kind of failure it is, such as `VALIDATION_ERROR`: stable, for programs.",
    ]

    private static let details: JSONValue = [
        "type": "object",
        "description": "What else there is to know, by the kind of failure.",
        "properties": [
            "argument": ["type": "string", "description": "What is wrong with the request, by its name there."],
            "in": [
                "type": "string", "enum": ["path", "query", "header", "body"],
                "description": "The part of the request that it stands in.",
            ],
            "errors": [
                "type": "array", "items": ["type": "object"], "description": "All mistakes, if there are several.",
            ],
        ],
    ]

    private static let error: JSONValue = [
        "type": "object",
        "description": "An answer that failed.",
        "properties": [
            "success": ["type": "boolean", "const": false],
            "data": ["type": "null"],
            "error": ["type": "string", "description": "What is wrong, for people."],
            "code": code,
            "details": details,
            "timestamp": timestamp,
            "request_id": requestID,
        ],
        "required": ["success", "data", "error", "code", "timestamp", "request_id"],
    ]

    private static let problem: JSONValue = [
        "type": "object",
        "description": "An answer that failed, as problem details (RFC 9457).",
        "properties": [
            "type": ["type": "string", "format": "uri-reference"],
            "title": ["type": "string"],
            "status": ["type": "integer"],
            "detail": ["type": "string"],
            "instance": ["type": "string", "format": "uri-reference"],
            "code": code,
            "details": details,
            "timestamp": timestamp,
            "request_id": requestID,
        ],
        "required": ["type", "title", "status", "detail", "code", "timestamp", "request_id"],
    ]

    private var responses: JSONObject {
        var object = JSONObject()
        for failure in FailureResponse.all {
            guard failure.hasContent else {
                object[failure.name] = ["description": .string(failure.description)]
                continue
            }
            var headers: JSONObject = ["X-Request-ID": Self.header("RequestID")]
            for name in failure.headers { headers[name] = Self.header(name.filter { $0 != "-" }) }
            var content: JSONObject = [
                "application/json": ["schema": SchemaComponents.reference("Error")],
                "application/problem+json": ["schema": SchemaComponents.reference("Problem")],
            ]
            if options.hasXML { content["application/xml"] = ["schema": SchemaComponents.reference("Error")] }
            object[failure.name] = [
                "description": .string(failure.description), "headers": .object(headers), "content": .object(content),
            ]
        }
        object["NotModified"] = [
            "description": "It is what the client has already, by `If-None-Match`.",
            "headers": ["X-Request-ID": Self.header("RequestID"), "ETag": Self.header("ETag")],
        ]
        return object
    }

    // MARK: Fields of heads

    private static func header(_ name: String) -> JSONValue { ["$ref": .string("#/components/headers/\(name)")] }

    private static let headers: JSONObject = [
        "Allow": header("The methods that the path has.", ["type": "string"]),
        "CacheControl": header("How long, and by whom, the answer may be kept.", ["type": "string"]),
        "Deprecation": header("Since when the route is deprecated (RFC 9745).", ["type": "string"]),
        "ETag": header("The version of what is answered (RFC 9110 section 8.8.3).", ["type": "string"]),
        "Link": header("What replaces the route (RFC 5829).", ["type": "string"]),
        "Location": header("Where the result is.", ["type": "string", "format": "uri-reference"]),
        "RequestID": header("Names the request, as `request_id` does.", ["type": "string"]),
        "RetryAfter": header("Seconds until it is worth while to ask again.", ["type": "string"]),
        "Sunset": header("From when on the route answers 410 (RFC 8594).", ["type": "string"]),
    ]

    private static func header(_ description: String, _ schema: JSONValue) -> JSONValue {
        ["description": .string(description), "schema": schema]
    }

    private var parameters: JSONObject {
        var object: JSONObject = [
            "RequestID": Self.parameter(
                "X-Request-ID",
                "Names the request; one is made when it is left out or cannot stand in a log.", ["type": "string"]),
            "IfNoneMatch": Self.parameter(
                "If-None-Match",
                "The versions that the client has: 304 when one of them is still right. What is no entity tag is none.",
                ["type": "string"]),
            "IfMatch": Self.parameter(
                "If-Match", "The version that is to be changed: 412 when it is another by now.", Self.entityTags),
            "LastEventID": Self.parameter(
                "Last-Event-ID", "The `id` of the last event that the client has, to go on behind it.",
                ["type": "string"]),
        ]
        if options.keepsIdempotencyKeys {
            object["IdempotencyKey"] = Self.parameter(
                "Idempotency-Key",
                "Does the request once, however often it is sent with the same key within 24 hours.",
                ["type": "string", "pattern": "^[!#-+\\--:<-\\[\\]-~]{1,255}$"])
        }
        return object
    }

    private static let entityTags: JSONValue = ["type": "string", "pattern": "^(\\*|\"[!#-~]*\")$"]

    private static func parameter(_ name: String, _ description: String, _ schema: JSONValue) -> JSONValue {
        ["name": .string(name), "in": "header", "description": .string(description), "schema": schema]
    }
}
