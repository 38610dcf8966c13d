import CharterResilience

/// Why an operation has no result, or a subscription no further events.
public enum ClientError: Error, Sendable, Equatable {
    /// What a client waited for.
    public enum Phase: String, Sendable, Hashable {
        case connection, answer, acknowledgement
        case signOfLife = "sign of life"
    }

    /// No absolute `http` or `https` URL.
    case invalidURL(String)
    /// There was no connection: nothing was sent.
    case notConnected(String)
    /// The connection broke after the request was sent: what became of it is unknown.
    case connectionLost(String)
    case timeout(Phase, limit: Duration)
    /// An HTTP answer that is no GraphQL response, with as much of its body as may help.
    case status(Int, body: String, retryAfter: Duration?)
    /// The server closed the socket.
    case closed(code: UInt16, reason: String)
    /// The server answered with errors and no data, or with errors where the caller takes none.
    case graphQL([ResponseError])
    /// The answer cannot be understood.
    case malformedAnswer(String)
    /// The answer or event has more bytes than `ClientLimits` allows.
    case answerTooLarge(limit: Int)
    /// The certificates or the connection's encryption cannot be used.
    case encryption(String)
}

extension ClientError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .invalidURL(let url): "\"\(url)\" is no absolute http or https URL."
        case .notConnected(let reason): "There is no connection to the server: \(reason)"
        case .connectionLost(let reason): "The connection to the server was lost: \(reason)"
        case .timeout(let phase, let limit):
            "The server gave no \(phase.rawValue) within \(limit.inSeconds.formatted()) s."
        case .status(let status, let body, _):
            "The server answered with HTTP status \(status)" + (body.isEmpty ? "." : ": \(body)")
        case .closed(let code, let reason):
            "The server closed the socket with code \(code)" + (reason.isEmpty ? "." : ": \(reason)")
        case .graphQL(let errors): errors.map(\.description).joined(separator: "\n")
        case .malformedAnswer(let detail): "The server's answer cannot be understood: \(detail)"
        case .answerTooLarge(let limit): "The server's answer is larger than \(limit) bytes."
        case .encryption(let detail): "The connection cannot be encrypted: \(detail)"
        }
    }

    /// Whether the same request, sent again, could be answered.
    public var isTemporary: Bool {
        switch self {
        case .notConnected, .connectionLost, .timeout: true
        case .status(let status, _, _): status >= 500 || status == 408 || status == 429
        case .closed(let code, _):
            // Going away, lost without a word, internal errors and restarts, and what the protocol calls too slow.
            [1001, 1005, 1006, 1011, 1012, 1013, 1014, 4408, 4429].contains(code)
        case .invalidURL, .graphQL, .malformedAnswer, .answerTooLarge, .encryption: false
        }
    }

    /// Whether the server has certainly not begun with the request.
    var isBeforeRequest: Bool {
        switch self {
        case .notConnected, .timeout(.connection, _): true
        default: false
        }
    }

    /// How long the server asks to wait.
    var retryAfter: Duration? {
        if case .status(_, _, let duration) = self { return duration }
        return nil
    }
}

extension Double {
    /// `10` rather than `10.0`.
    fileprivate func formatted() -> String {
        self == rounded() && abs(self) < 1e15 ? "\(Int64(self))" : "\(self)"
    }
}
