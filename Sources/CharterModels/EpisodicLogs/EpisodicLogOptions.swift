/// How the log of model calls behaves.
public struct EpisodicLogOptions: Sendable, Hashable {
    /// Entries that may wait for the database, those of calls under way included. Each holds up to 128 KiB of text.
    public var capacity: Int
    /// Entries of one transaction.
    public var batch: Int
    /// How long a call waits for a place before it begins without one.
    public var admissionPatience: Duration
    /// How long entries are kept; nil for ever.
    public var retention: Duration?
    /// How often old entries are looked for.
    public var retentionInterval: Duration
    /// How long what waits may take to be written at the end.
    public var flushPatience: Duration

    public init(
        capacity: Int = 1_000, batch: Int = 100, admissionPatience: Duration = .seconds(10), retention: Duration? = nil,
        retentionInterval: Duration = .seconds(600), flushPatience: Duration = .seconds(5)
    ) {
        self.capacity = capacity
        self.batch = max(1, batch)
        self.admissionPatience = admissionPatience
        self.retention = retention
        self.retentionInterval = retentionInterval
        self.flushPatience = flushPatience
    }
}

/// How the log is doing.
public struct EpisodicLogFigures: Sendable, Hashable {
    public var written: Int
    /// Entries that were lost, since the database failed for too long or refused them.
    public var dropped: Int
    /// Entries that are not written yet.
    public var waiting: Int
}
