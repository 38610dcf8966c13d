import CharterEvents

extension EventSubscription {
    /// The next events, as many as asked for.
    func first(_ count: Int) async throws -> [Event] {
        var events: [Event] = []
        for try await event in self {
            events.append(event)
            if events.count == count { break }
        }
        return events
    }
}

extension Sequence<Event> {
    var sequences: [Int64] { map(\.sequence) }
}
