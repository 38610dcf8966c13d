import CharterResilience

/// Why a model gave no answer, or not all of one.
public enum ModelError: Error, Sendable, Equatable {
    /// No model is registered under this name or alias.
    case unknownModel(name: String, known: [String])
    /// The request could not be answered by any model.
    case invalidRequest(reason: String)
    /// The conversation does not fit into the model's context.
    case promptTooLong(model: String, detail: String)
    /// The server was set up wrongly: a bad URL, two models of one name.
    case invalidConfiguration(reason: String)
    /// The model cannot be asked now; the reason names what is missing and how to supply it.
    case unavailable(model: String, reason: String, isTemporary: Bool)
    /// The upstream server refused our key. Its own words are withheld: they may quote the key.
    case credentialsRefused(model: String, status: Int)
    /// The upstream server asks us to slow down.
    case rateLimited(model: String, retryAfter: Duration?, partialText: String)
    /// The upstream server reported an error or could not be reached; `status` is its HTTP status or in-stream code.
    case upstream(model: String, status: Int?, detail: String, partialText: String)
    /// The upstream server sent something that is not an answer.
    case malformedReply(model: String, detail: String, partialText: String)
    /// The answer broke off before its end.
    case truncated(model: String, partialText: String)
    /// The upstream server was silent for longer than the limit of the phase.
    case timeout(model: String, phase: ModelTimeoutPhase, limit: Duration, partialText: String)
}

extension ModelError {
    /// The stable code for `extensions.code` of a GraphQL error.
    public var code: String {
        switch self {
        case .unknownModel, .invalidRequest, .promptTooLong: "VALIDATION_ERROR"
        case .invalidConfiguration: "INTERNAL_ERROR"
        case .rateLimited: "RATE_LIMIT_ERROR"
        case .unavailable, .credentialsRefused, .upstream, .malformedReply, .truncated: "UPSTREAM_ERROR"
        case .timeout: "TIMEOUT"
        }
    }

    /// Whether the same call may succeed when made again. Never true once text has reached the consumer, who would
    /// receive it twice.
    public var isRetryable: Bool {
        partialText.isEmpty && isTransient
    }

    /// Whether the same call may succeed when made again, for consumers who can take back the text that they have.
    public var isTransient: Bool {
        switch self {
        case .unknownModel, .invalidRequest, .promptTooLong, .invalidConfiguration, .credentialsRefused: return false
        case .unavailable(_, _, let isTemporary): return isTemporary
        case .upstream(_, let status, _, _): return status.map { $0 == 408 || $0 >= 500 } ?? true
        case .rateLimited, .malformedReply, .truncated: return true
        case .timeout(_, let phase, _, _): return phase != .total
        }
    }

    /// The text that had arrived before the error; empty when there was none.
    public var partialText: String {
        switch self {
        case .rateLimited(_, _, let text), .upstream(_, _, _, let text), .malformedReply(_, _, let text),
            .truncated(_, let text), .timeout(_, _, _, let text):
            text
        case .unknownModel, .invalidRequest, .promptTooLong, .invalidConfiguration, .unavailable, .credentialsRefused:
            ""
        }
    }

    /// How long the upstream server asks us to wait before the next call, when it said so.
    public var retryAfter: Duration? {
        guard case .rateLimited(_, let delay, _) = self else { return nil }
        return delay
    }
}

extension ModelError: CustomStringConvertible {
    /// A message for the user: what happened and, where there is one, the way out. Holds no secrets.
    public var description: String {
        switch self {
        case .unknownModel(let name, let known):
            "unknown model \"\(name)\"; known models: \(known.joined(separator: ", "))"
        case .invalidRequest(let reason):
            reason
        case .promptTooLong(let model, let detail):
            "the conversation is too long for \(model): \(detail)"
        case .invalidConfiguration(let reason):
            "model configuration: \(reason)"
        case .unavailable(let model, let reason, _):
            "\(model) is not available: \(reason)"
        case .credentialsRefused(let model, let status):
            "\(model) refused the configured key (HTTP \(status))"
        case .rateLimited(let model, let delay, _):
            delay.map { "\(model) is busy; try again in \(Int($0.inSeconds.rounded(.up))) s" }
                ?? "\(model) is busy; try again later"
        case .upstream(let model, let status, let detail, _):
            status.map { "\(model) failed with \($0): \(detail)" } ?? "\(model) failed: \(detail)"
        case .malformedReply(let model, let detail, _):
            "\(model) sent a reply that cannot be read: \(detail)"
        case .truncated(let model, _):
            "the answer of \(model) broke off before its end"
        case .timeout(let model, let phase, let limit, _):
            "\(model) did not \(phase.expectation) within \(limit)"
        }
    }
}
