/// Wakes within one process, which `StoredEventTopics` does by itself: there is nobody else to tell.
///
/// For a database that one process uses. Other processes on the same SQLite file hear of events when they look by
/// themselves.
public struct LocalWaker: EventWaker {
    public init() {}

    public func wake(_ topic: String) {}

    public func run(_ woken: @escaping @Sendable (EventWake) -> Void) async {
        // An empty stream that nobody finishes ends only by cancellation.
        let (never, continuation) = AsyncStream.makeStream(of: Never.self)
        for await _ in never {}
        continuation.finish()
    }

    public var figures: EventWakerFigures {
        var figures = EventWakerFigures()
        figures.isConnected = true
        return figures
    }
}
