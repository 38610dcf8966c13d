import CharterEvents
import GraphQLExecution
import GraphQLLanguage

extension EventError: GraphQLErrorConvertible {
    public var graphQLError: GraphQLError {
        switch self {
        case .tooSlow(let waiting):
            GraphQLError(
                "The subscriber is \(waiting) events behind; come again with the position of the last one.",
                code: ErrorCode(rawValue: "SUBSCRIBER_TOO_SLOW"))
        case .expired(let oldest):
            GraphQLError(
                "Events behind this position are no longer kept; the oldest is \(oldest).",
                code: ErrorCode(rawValue: "EVENTS_EXPIRED"))
        case .unknownPlace:
            GraphQLError(
                "There is no such position: send the one that the server gave with the last event.", code: .validation)
        }
    }
}
