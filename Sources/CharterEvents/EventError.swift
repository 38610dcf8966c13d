/// Why a subscriber gets no more events.
public enum EventError: Error, Sendable, Hashable {
    /// The subscriber let more events wait than it may; it can come back with the sequence number that it has.
    case tooSlow(waiting: Int)
    /// The events behind the subscriber's place were deleted by retention; the oldest kept one is given.
    case expired(oldest: Int64)
    /// No event ever had the subscriber's place: it is made up, of another database, or its topic was deleted since.
    case unknownPlace
}
