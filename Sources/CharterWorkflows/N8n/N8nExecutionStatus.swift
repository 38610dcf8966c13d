/// What n8n says of an execution, in its own words (`canceled` with one l).
public enum N8nExecutionStatus: String, Sendable, Hashable, CaseIterable {
    case canceled
    case crashed
    case error
    case new
    case running
    case success
    case unknown
    case waiting

    /// What a status means to us.
    public enum Meaning: Sendable, Hashable, CaseIterable {
        /// Queued, at work, or resting until something happens: there is more to come.
        case active
        case succeeded
        case failed
        case cancelled
    }

    public var meaning: Meaning {
        switch self {
        // `waiting` looks like an end to its callers, but the execution goes on by itself.
        case .new, .running, .waiting, .unknown: .active
        case .success: .succeeded
        case .error, .crashed: .failed
        case .canceled: .cancelled
        }
    }

    public var isTerminal: Bool { meaning != .active }

    /// Reads n8n's word. A word of a later version tells nothing: `unknown`.
    public init(wireName: String) {
        self = N8nExecutionStatus(rawValue: wireName) ?? .unknown
    }
}
