/// Decides how long a stream may stay silent. A value: it is told the time and never looks at a clock.
struct StreamTimeoutPolicy: Sendable, Equatable {
    /// The moment by which something has to arrive, and what that something is.
    struct Deadline: Sendable, Equatable {
        var time: Duration
        var phase: ModelTimeoutPhase
    }

    private let timeouts: ModelTimeouts
    private let started: Duration
    /// Nil before the first token.
    private var silentSince: Duration?

    init(_ timeouts: ModelTimeouts, startedAt now: Duration) {
        self.timeouts = timeouts
        self.started = now
    }

    /// Part of the answer has arrived. Comments that only keep the connection alive are no part of it.
    mutating func tokenArrived(at now: Duration) {
        silentSince = now
    }

    /// The consumer wants more. The time it took before is its own, not the upstream server's.
    mutating func waitBegan(at now: Duration) {
        if silentSince != nil { silentSince = now }
    }

    /// The next deadline.
    var deadline: Deadline {
        let end = Deadline(time: started + timeouts.total, phase: .total)
        let next =
            if let silentSince {
                Deadline(time: silentSince + timeouts.betweenTokens, phase: .betweenTokens)
            } else {
                Deadline(time: started + timeouts.firstToken, phase: .firstToken)
            }
        return next.time <= end.time ? next : end
    }
}
