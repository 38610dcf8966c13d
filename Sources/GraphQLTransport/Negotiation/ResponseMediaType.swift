import GraphQLExecution

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
    /// `multipart/mixed`: the parts of an incremental answer, in the current format.
    case multipart
    /// `multipart/mixed;deferSpec=20220824`: the same in the format of that draft.
    case multipartDraft20220824
    /// `multipart/mixed;subscriptionSpec=1.0`: the events of a subscription, each in a `payload`.
    case multipartSubscription

    /// The value of `Content-Type`.
    var contentType: StaticString {
        switch self {
        case .json: "application/json; charset=utf-8"
        case .graphQLResponse: "application/graphql-response+json; charset=utf-8"
        case .eventStream: "text/event-stream; charset=utf-8"
        case .html: "text/html; charset=utf-8"
        case .multipart: "multipart/mixed; boundary=\"-\"; incrementalSpec=v0.2"
        case .multipartDraft20220824: "multipart/mixed; boundary=\"-\"; deferSpec=20220824"
        case .multipartSubscription: "multipart/mixed; boundary=\"graphql\"; subscriptionSpec=1.0"
        }
    }

    /// Whether an answer of this form is written piece by piece.
    var isStream: Bool {
        switch self {
        case .json, .graphQLResponse, .html: false
        case .eventStream, .multipart, .multipartDraft20220824, .multipartSubscription: true
        }
    }

    /// The format of incremental answers that leave in this form.
    var incrementalDelivery: IncrementalDelivery {
        switch self {
        case .json, .graphQLResponse, .html, .multipartSubscription: .none
        case .eventStream, .multipart: .current
        case .multipartDraft20220824: .draft20220824
        }
    }

    /// How closely `range` names this type: 3 by name, 2 by `type/*`, 1 by `*/*`, 0 not at all.
    ///
    /// Multipart forms are for clients that know them: `*/*`, what every HTTP client sends, does not ask for them.
    func specificity(in range: MediaType) -> Int {
        switch self {
        case .json where range.isNamed("application", "json"): 3
        case .graphQLResponse where range.isNamed("application", "graphql-response+json"): 3
        case .eventStream where range.isNamed("text", "event-stream"): 3
        case .html where range.isNamed("text", "html"): 3
        case .json, .graphQLResponse: range.isNamed("application", "*") ? 2 : range.isNamed("*", "*") ? 1 : 0
        case .eventStream, .html: range.isNamed("text", "*") ? 2 : range.isNamed("*", "*") ? 1 : 0
        case .multipart, .multipartDraft20220824, .multipartSubscription: multipartSpecificity(in: range)
        }
    }

    private func multipartSpecificity(in range: MediaType) -> Int {
        if self == .multipart, range.isNamed("multipart", "*") { return 2 }
        guard range.isNamed("multipart", "mixed") else { return 0 }
        return range.multipartProtocols.contains(self) ? 3 : 0
    }
}
