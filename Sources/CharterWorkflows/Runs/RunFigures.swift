import Synchronization

/// What this process counted since it started.
public struct RunFigures: Sendable, Hashable {
    /// Runs that its workers took up.
    public var claimed = 0
    public var succeeded = 0
    public var failed = 0
    public var cancelled = 0
    /// Runs that went to wait.
    public var rested = 0
    /// Runs that were given back at a shutdown.
    public var released = 0
    /// Leases that were lost to somebody else while a program worked.
    public var leasesLost = 0
    /// Runs that the reaper took from lost workers.
    public var recovered = 0
    /// Programs at work now.
    public var working = 0
    /// Seconds from being ready to being claimed, of all claims together; divide by `claimed` for the mean.
    public var claimLatencySum = 0.0
    /// The same of the last claim.
    public var lastClaimLatency = 0.0
}

/// How long the queue is, on all replicas together.
public struct QueueFigures: Sendable, Hashable {
    /// Runs that may be claimed now.
    public let queued: Int
    public let running: Int
    public let waiting: Int
    /// For how many seconds the oldest claimable run has been ready; 0 without any.
    public let oldestAge: Double
}

/// The counters behind `RunFigures`.
final class RunCounters: Sendable {
    private let figures = Mutex(RunFigures())

    var values: RunFigures { figures.withLock { $0 } }

    func count(_ change: @Sendable (inout RunFigures) -> Void) { figures.withLock { change(&$0) } }
}
