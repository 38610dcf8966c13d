/// Why a model stopped.
public enum FinishReason: Sendable, Equatable {
    /// It said all it had to say, or reached a stop text.
    case stop
    /// It reached the token limit or the end of its context.
    case length
    /// It wants a tool to be called.
    case toolCalls
    /// Its provider withheld the rest.
    case contentFilter
    /// A reason of the provider's own, verbatim.
    case other(String)
    /// It ended properly without naming a reason.
    case unspecified

    /// Reads the word that the OpenAI API uses.
    public init(wireName: String) {
        switch wireName {
        case "stop": self = .stop
        case "length": self = .length
        case "tool_calls", "function_call": self = .toolCalls
        case "content_filter": self = .contentFilter
        default: self = .other(wireName)
        }
    }

    /// The word that the OpenAI API uses; `unspecified` where it has none.
    public var wireName: String {
        switch self {
        case .stop: "stop"
        case .length: "length"
        case .toolCalls: "tool_calls"
        case .contentFilter: "content_filter"
        case .other(let name): name
        case .unspecified: "unspecified"
        }
    }
}
