import CharterResilience

/// Decides what a subscription does with an event and with the loss of its connection. A value without I/O: it is told
/// the time and gives waits.
struct ReconnectStateMachine: Sendable {
    enum Decision: Sendable, Equatable {
        /// Come again after the wait, behind `position` if there is one.
        case reconnect(after: Duration)
        case giveUp
    }

    private let policy: ReconnectPolicy
    /// Whether the operation can go on behind an event.
    private let isResumable: Bool
    private var attempts = 0
    private var openSince: Duration?
    private var hasDelivered = false
    private var leastWait = Duration.zero
    private var last: EventPosition?

    init(_ policy: ReconnectPolicy, isResumable: Bool) {
        self.policy = policy
        self.isResumable = isResumable
    }

    /// The place of the last event that was taken.
    var position: String? { last?.text }

    /// The server has taken the subscription.
    mutating func opened(at now: Duration) { openSince = now }

    /// The server asks to be left alone that long after every loss, up to the longest wait of the policy.
    mutating func asked(toWait wait: Duration) { leastWait = min(wait, policy.backoff.maximum) }

    /// An event came; whether it is a new one. One whose place the stream has passed already was sent again.
    mutating func received(position: String?) -> Bool {
        attempts = 0
        hasDelivered = true
        guard let position = position.map(EventPosition.init) else { return true }
        if let last, position.isAtOrBefore(last) { return false }
        last = position
        return true
    }

    /// The connection broke, or none came about.
    ///
    /// Without a place to go on behind, nobody knows what the server has done: such a subscription begins anew only where
    /// it certainly has not begun.
    mutating func lost(
        _ error: ClientError, at now: Duration, using generator: inout some RandomNumberGenerator
    ) -> Decision {
        if let since = openSince, now - since >= policy.stableAfter { attempts = 0 }
        openSince = nil
        guard error.isTemporary, isResumable || error.isBeforeRequest && !hasDelivered else { return .giveUp }
        attempts += 1
        guard attempts <= policy.maximumAttempts else { return .giveUp }
        let wait = policy.backoff.delay(before: attempts, using: &generator)
        return .reconnect(after: max(wait, leastWait, error.retryAfter ?? .zero))
    }
}
