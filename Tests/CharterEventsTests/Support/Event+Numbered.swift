import Foundation

@testable import CharterEvents

extension Event {
    /// An event of one topic in a database with one writer.
    static func numbered(_ number: Int64, payload: String = "{}") -> Event {
        Event(
            topic: "t", sequence: number, position: FeedPosition(transaction: 0, number: number), type: "test",
            payload: payload, time: Date(timeIntervalSince1970: 0))
    }
}

extension EventPage where Place == Int64 {
    /// Events out of a topic whose last sequence number is `end`.
    static func of(_ numbers: ClosedRange<Int64>, end: Int64, isFull: Bool = false) -> EventPage {
        EventPage(events: numbers.map { .numbered($0) }, end: end, newest: end, isFull: isFull)
    }

    static func empty(end: Int64) -> EventPage { EventPage(events: [], end: end, newest: end, isFull: false) }
}
