/// How runs are worked on. Replicas on one database should agree on the times.
public struct RunOptions: Sendable, Hashable {
    /// How many runs this process works on at a time; 0 for a process that only takes requests.
    public var workers: Int
    /// How often leases are renewed.
    public var heartbeatInterval: Duration
    /// How long a lease lasts without being renewed; at least two heartbeats.
    public var lease: Duration
    /// How often expired leases are looked for.
    public var reaperInterval: Duration
    /// How often idle workers look for work by themselves; wake-ups make them look at once.
    public var pollInterval: Duration
    /// How many workers a run may lose before it is given up.
    public var maximumLosses: Int
    /// The least time between two events that tell of progress alone.
    public var progressInterval: Duration
    /// How long the beginning of a step may wait to be written together with its end; a quick step is one transaction then.
    public var beginDelay: Duration
    /// How long ended runs are kept, with their steps and events; nil for ever.
    public var retention: Duration?
    /// How often ended runs are looked for that need not be kept any longer.
    public var retentionInterval: Duration

    public init(
        workers: Int = 4, heartbeatInterval: Duration = .seconds(5), lease: Duration = .seconds(30),
        reaperInterval: Duration = .seconds(5), pollInterval: Duration = .seconds(1), maximumLosses: Int = 10,
        progressInterval: Duration = .milliseconds(250), beginDelay: Duration = .milliseconds(20),
        retention: Duration? = .seconds(30 * 86_400), retentionInterval: Duration = .seconds(600)
    ) {
        self.workers = workers
        self.heartbeatInterval = heartbeatInterval
        self.lease = lease
        self.reaperInterval = reaperInterval
        self.pollInterval = pollInterval
        self.maximumLosses = maximumLosses
        self.progressInterval = progressInterval
        self.beginDelay = beginDelay
        self.retention = retention
        self.retentionInterval = retentionInterval
    }

    /// Checks that the values make sense together.
    /// - Throws: `RunError.invalid`.
    public func check() throws(RunError) {
        guard (0...1_000).contains(workers) else { throw .invalid(reason: "workers must be 0 to 1000, not \(workers)") }
        for (name, interval) in [
            ("heartbeat interval", heartbeatInterval), ("reaper interval", reaperInterval),
            ("poll interval", pollInterval), ("retention interval", retentionInterval),
        ] where interval < .milliseconds(10) {
            throw .invalid(reason: "the \(name) must be at least 10 ms, not \(interval)")
        }
        guard lease >= heartbeatInterval * 2 else {
            throw .invalid(
                reason: "a lease must last at least two heartbeats (\(heartbeatInterval * 2)), not \(lease)")
        }
        guard maximumLosses >= 1 else {
            throw .invalid(reason: "a run must survive at least one worker: maximum losses \(maximumLosses)")
        }
        if let retention, retention < .zero { throw .invalid(reason: "retention cannot be negative") }
    }
}
