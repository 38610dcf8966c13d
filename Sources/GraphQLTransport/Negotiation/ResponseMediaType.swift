/// The forms in which `/graphql` can answer.
public enum ResponseMediaType: Int, Sendable, Hashable, CaseIterable {
    /// `application/json`, what clients know from before the media type of our own.
    case json
    /// `application/graphql-response+json` (GraphQL over HTTP, section "Media Types").
    case graphQLResponse
    /// `text/event-stream`, in the events of `graphql-sse`.
    case eventStream
    /// `text/html`: the console, for browsers.
    case html

    /// The value of `Content-Type`.
    var contentType: StaticString {
        switch self {
        case .json: "application/json; charset=utf-8"
        case .graphQLResponse: "application/graphql-response+json; charset=utf-8"
        case .eventStream: "text/event-stream; charset=utf-8"
        case .html: "text/html; charset=utf-8"
        }
    }

    /// How closely `range` names this type: 3 by name, 2 by `type/*`, 1 by `*/*`, 0 not at all.
    func specificity(in range: MediaType) -> Int {
        switch self {
        case .json where range.isNamed("application", "json"): 3
        case .graphQLResponse where range.isNamed("application", "graphql-response+json"): 3
        case .eventStream where range.isNamed("text", "event-stream"): 3
        case .html where range.isNamed("text", "html"): 3
        case .json, .graphQLResponse: range.isNamed("application", "*") ? 2 : range.isNamed("*", "*") ? 1 : 0
        case .eventStream, .html: range.isNamed("text", "*") ? 2 : range.isNamed("*", "*") ? 1 : 0
        }
    }
}
