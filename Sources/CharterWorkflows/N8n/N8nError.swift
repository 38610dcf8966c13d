/// Why n8n did not do what it was asked.
public enum N8nError: Error, Sendable, Hashable {
    /// The configuration, or what a step says, cannot be used.
    case invalidConfiguration(reason: String)
    /// No connection came about, so nothing was sent.
    case unreachable(reason: String)
    /// The connection broke while a request was under way: whether it was heard is not known.
    case connectionLost(reason: String)
    /// No answer within the limit: whether the request was heard is not known.
    case timeout(limit: Duration)
    /// The key or the webhook's credential was refused. n8n's own words are withheld: they may quote it.
    case refused(status: Int)
    case notFound(detail: String)
    case conflict(detail: String)
    case rateLimited(retryAfter: Duration?)
    /// Any other status that is no success.
    case failed(status: Int, detail: String)
    /// A success whose body cannot be read.
    case malformed(detail: String)
    /// A success whose body is longer than we read.
    case tooLarge(bytes: Int)
}

extension N8nError {
    /// Whether what was asked for may have been done all the same.
    var mayHaveBeenDone: Bool {
        switch self {
        case .connectionLost, .timeout, .malformed, .tooLarge: true
        case .failed(let status, _): status >= 500
        case .invalidConfiguration, .unreachable, .refused, .notFound, .conflict, .rateLimited: false
        }
    }

    /// Whether n8n, or the way to it, is in a state that passes.
    var isTransient: Bool {
        switch self {
        case .unreachable, .connectionLost, .timeout, .rateLimited, .malformed: true
        case .failed(let status, _): status == 408 || status >= 500
        case .invalidConfiguration, .refused, .notFound, .conflict, .tooLarge: false
        }
    }

    /// How long n8n asks us to wait, when it said so.
    var retryAfter: Duration? {
        guard case .rateLimited(let delay) = self else { return nil }
        return delay
    }

    /// What this means for a step.
    func failure(of step: String) -> RunFailure {
        let code =
            switch self {
            case .invalidConfiguration: "VALIDATION_ERROR"
            case .timeout: "TIMEOUT"
            case .rateLimited: "RATE_LIMIT_ERROR"
            default: "UPSTREAM_ERROR"
            }
        return RunFailure(
            code: code, message: description, step: step, isRetryable: isTransient, retryAfter: retryAfter)
    }
}

extension N8nError: CustomStringConvertible {
    /// What happened and, where there is one, the way out. Holds no secrets.
    public var description: String {
        switch self {
        case .invalidConfiguration(let reason): "n8n configuration: \(reason)"
        case .unreachable(let reason): "n8n cannot be reached: \(reason)"
        case .connectionLost(let reason): "the connection to n8n was lost: \(reason)"
        case .timeout(let limit): "n8n did not answer within \(limit)"
        case .refused(let status): "n8n refused the configured key or credential (HTTP \(status))"
        case .notFound(let detail): "n8n does not know it: \(detail)"
        case .conflict(let detail): "n8n is in the way of itself: \(detail)"
        case .rateLimited(let delay):
            delay.map { "n8n is busy; try again in \($0)" } ?? "n8n is busy; try again later"
        case .failed(let status, let detail): "n8n failed with \(status): \(detail)"
        case .malformed(let detail): "n8n sent an answer that cannot be read: \(detail)"
        case .tooLarge(let bytes): "n8n's answer exceeds \(bytes) bytes"
        }
    }
}
