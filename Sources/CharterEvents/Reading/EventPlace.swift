/// Where a reader stands in an order of events: a sequence number in a topic, or a position in the feed.
protocol EventPlace: Comparable, Hashable, Sendable {
    /// The place of an event in this order.
    static func place(of event: Event) -> Self

    /// A number of an event that grows by about one with each, to tell how far apart two of them are.
    static func number(of event: Event) -> Int64
}

extension Int64: EventPlace {
    static func place(of event: Event) -> Int64 { event.sequence }
    static func number(of event: Event) -> Int64 { event.sequence }
}

extension FeedPosition: EventPlace {
    static func place(of event: Event) -> FeedPosition { event.position }
    static func number(of event: Event) -> Int64 { event.position.number }
}
