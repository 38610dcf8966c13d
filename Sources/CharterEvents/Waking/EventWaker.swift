/// Carries wake-ups between replicas. It never carries events: whoever is woken reads the table.
public protocol EventWaker: Sendable {
    /// Tells the other replicas that a topic has new events. Returns at once: wake-ups wait in a bounded queue, in which
    /// a topic stands once, and are sent together.
    func wake(_ topic: String)

    /// Sends and receives until the task is cancelled, through lost connections. `woken` is told what other replicas say,
    /// never what this one said; it must return quickly.
    func run(_ woken: @escaping @Sendable (EventWake) -> Void) async

    /// What it did so far.
    var figures: EventWakerFigures { get }
}

/// What a replica is told.
public enum EventWake: Sendable, Hashable {
    /// These topics have new events.
    case topics([String])
    /// Wake-ups may have been lost: any topic may have new events.
    case everything
}

/// Counts since the start.
public struct EventWakerFigures: Sendable, Hashable {
    /// Messages sent; each wakes for one or more topics.
    public var sent = 0
    /// Messages received from other replicas.
    public var received = 0
    /// Times that the connection was there again after it was lost.
    public var reconnects = 0
    /// False while it does not run, and while its connection is known to be lost.
    public var isConnected = false

    public init() {}
}
