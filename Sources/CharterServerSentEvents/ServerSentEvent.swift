/// One event of a `text/event-stream`.
public struct ServerSentEvent: Sendable, Equatable {
    /// The `event:` field; `message` when the stream named none.
    public var name: String
    /// The `data:` lines joined by line feeds. Bytes, so that broken UTF-8 is noticed by whoever decodes them.
    public var data: [UInt8]
    /// Where the stream stands with this event: the last `id:` field so far, its own or that of an earlier event; nil
    /// before the first. A client that comes again sends it as `Last-Event-ID`.
    public var lastID: String?

    public init(name: String, data: [UInt8], lastID: String? = nil) {
        self.name = name
        self.data = data
        self.lastID = lastID
    }
}
