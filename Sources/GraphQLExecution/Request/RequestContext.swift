import GraphQLJSON

/// Where a request came from, asked only for what somebody wants to know of it.
public protocol RequestSource: Sendable {
    /// Identifies the request in logs, traces and errors; the same at every call.
    var requestID: String { get }
    /// The value of a header field of the HTTP request, or of the socket's upgrade; names are compared without case,
    /// and the values of a repeated field are joined by `, `.
    func header(_ name: String) -> String?
}

/// What is known of a request beside its GraphQL content; one for each request, shared by all of its resolvers.
public final class RequestContext: Sendable {
    private let source: any RequestSource
    /// The payload of the socket's `connection_init`, if the request came by a socket.
    public let connectionParameters: JSONObject?

    public init(source: any RequestSource, connectionParameters: JSONObject? = nil) {
        self.source = source
        self.connectionParameters = connectionParameters
    }

    /// A request that came by no network, or in a test. `headers` has lower-case names.
    public convenience init(
        requestID: String, headers: [String: String] = [:], connectionParameters: JSONObject? = nil
    ) {
        self.init(
            source: FixedRequestSource(requestID: requestID, headers: headers),
            connectionParameters: connectionParameters)
    }

    /// Identifies the request in logs, traces and errors.
    public var requestID: String { source.requestID }

    /// The value of a header field, by its name in any case.
    public func header(_ name: String) -> String? { source.header(name) }

    /// The identifier of the last event that the client of an event stream got before it came again; nil otherwise.
    public var lastEventID: String? { header("last-event-id").flatMap { $0.isEmpty ? nil : $0 } }
}

private struct FixedRequestSource: RequestSource {
    let requestID: String
    let headers: [String: String]

    func header(_ name: String) -> String? { headers[name.lowercased()] }
}

/// What a resolver is told about the field that it resolves.
public struct ResolverContext: Sendable {
    public let request: RequestContext

    public init(request: RequestContext) { self.request = request }
}
