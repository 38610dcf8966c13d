/// How long to wait before a process that ended is started again: doubling from `initial` to `maximum`, and from the
/// beginning again once a run has lasted for `stableAfter`.
struct RestartBackoff: Sendable, Equatable {
    let initial: Duration
    let maximum: Duration
    let stableAfter: Duration
    private var next: Duration

    init(
        initial: Duration = .milliseconds(500),
        maximum: Duration = .seconds(30),
        stableAfter: Duration = .seconds(60)
    ) {
        self.initial = initial
        self.maximum = maximum
        self.stableAfter = stableAfter
        self.next = initial
    }

    /// The delay after a run of the given length.
    mutating func delay(afterRunOf uptime: Duration) -> Duration {
        if uptime >= stableAfter { next = initial }
        defer { next = min(next * 2, maximum) }
        return next
    }
}
