/// What a client may send; each is refused with the status or close code beside it.
public struct TransportLimits: Sendable, Hashable {
    /// Bytes of a request body, without its content coding: 413.
    public var body = 1024 * 1024
    /// Bytes of a request line: 414.
    public var requestLine = 16 * 1024
    /// Bytes of a request's head: 431.
    public var head = 32 * 1024
    /// Field lines of a head: 431.
    public var fields = 100
    /// Nesting of JSON in bodies and messages: 400 or 4400.
    public var jsonDepth = 64
    /// Requests in a batch, and sets of variables in a request: `LIMIT_EXCEEDED`. 0 is for no batches at all:
    /// `BATCHING_DISABLED`.
    public var batch = 0
    /// Connections at once, over all event loops: 503.
    public var connections = 10_000
    /// Bytes of a message over a socket: 1009.
    public var message = 256 * 1024
    /// Operations at once on one socket: 4429.
    public var operationsPerSocket = 25
    /// Events of a connection that wait to be sent. Beyond them, or when a slow reader leaves 64 KiB lying, sources are
    /// not asked for more; a reader who takes nothing for `TransportTimeouts.stalledReader` is closed with 4429.
    public var queuedEvents = 256

    public init() {}
}
