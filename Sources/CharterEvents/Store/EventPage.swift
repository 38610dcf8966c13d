/// What one reading of the table gave: events behind a place, in order.
struct EventPage<Place: EventPlace>: Sendable {
    var events: [Event]
    /// The last place that can be read now.
    var end: Place
    /// The number of the newest event, as `EventPlace.number` counts.
    var newest: Int64
    /// Whether the events are as many as were asked for, so that there may be more behind them.
    var isFull: Bool
    /// Whether there are events that must wait for an older transaction to end.
    var isUnsettled = false

    init(events: [Event], end: Place, newest: Int64, isFull: Bool, isUnsettled: Bool = false) {
        self.events = events
        self.end = end
        self.newest = newest
        self.isFull = isFull
        self.isUnsettled = isUnsettled
    }

    /// Up to here nothing is missing in it.
    var completeTo: Place {
        if isFull, let last = events.last { Place.place(of: last) } else { end }
    }
}
