import Foundation

/// Something that happened, as it is kept: its place in its topic never changes, and no place is left out.
public struct Event: Sendable, Hashable {
    /// What it belongs to, such as the id of a run.
    public let topic: String
    /// Its place in its topic, from 1, without gaps.
    public let sequence: Int64
    /// Its place among the events of all topics, opaque; later events have later positions.
    public let position: FeedPosition
    /// What kind of event, such as `step.completed`.
    public let type: String
    /// What it says, as JSON text.
    public let payload: String
    /// When it was appended.
    public let time: Date

    public init(
        topic: String, sequence: Int64, position: FeedPosition, type: String, payload: String, time: Date
    ) {
        self.topic = topic
        self.sequence = sequence
        self.position = position
        self.type = type
        self.payload = payload
        self.time = time
    }
}

/// An event that is about to be appended.
public struct NewEvent: Sendable, Hashable {
    public var type: String
    /// JSON text.
    public var payload: String

    public init(type: String, payload: String) {
        self.type = type
        self.payload = payload
    }
}

/// A place in the feed of all topics. Its text is what clients keep and send back.
public struct FeedPosition: Sendable, Hashable, Comparable {
    /// The transaction that appended the event, 0 where the database has one writer.
    public let transaction: Int64
    public let number: Int64

    public init(transaction: Int64, number: Int64) {
        self.transaction = transaction
        self.number = number
    }

    /// Before the first event.
    public static let start = FeedPosition(transaction: 0, number: 0)

    public static func < (left: FeedPosition, right: FeedPosition) -> Bool {
        (left.transaction, left.number) < (right.transaction, right.number)
    }
}

extension FeedPosition: LosslessStringConvertible {
    public var description: String { "\(transaction).\(number)" }

    /// Nil for a text that is none of ours.
    public init?(_ description: String) {
        let parts = description.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let transaction = Int64(parts[0]), let number = Int64(parts[1]), transaction >= 0,
            number >= 0
        else { return nil }
        self.init(transaction: transaction, number: number)
    }
}
