/// The forms in which a client takes the answer to one request, by what its operation turns out to be.
struct AcceptedForms: Sendable, Hashable {
    /// A whole response.
    var whole: ResponseMediaType
    /// An incremental answer, initial response and parts; nil when the client prefers a whole one.
    var parts: ResponseMediaType?
    /// The events of a subscription; nil when the client has no form for them.
    var events: ResponseMediaType?

    static let json = AcceptedForms(whole: .json)
    static let graphQLResponse = AcceptedForms(whole: .graphQLResponse)
    static let eventStream = AcceptedForms(whole: .eventStream, parts: .eventStream, events: .eventStream)
}
