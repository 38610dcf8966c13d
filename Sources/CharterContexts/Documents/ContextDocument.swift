import Foundation
import GraphQLJSON

/// Something worth knowing, kept to be found again: a note, a decision, a piece of documentation.
public struct ContextDocument: Sendable, Hashable {
    /// Its place among all contexts in the order in which they were created.
    var number: Int64
    public var id: String
    /// What kind of context it is, in the words of who wrote it.
    public var type: String
    public var content: String
    /// What else is to be said of it.
    public var metadata: JSONObject?
    /// Counts its changes, from 1; whoever changes it can say which version was meant.
    public var version: Int64
    /// The user who created it.
    public var owner: String
    public var createdAt: Date
    public var updatedAt: Date

    /// Its place in lists.
    public var cursor: ContextCursor { ContextCursor(number) }
}

/// One page of a list.
public struct ContextPage<Item: Sendable>: Sendable {
    public var items: [Item]
    /// Where the next page begins; nil on the last.
    public var next: ContextCursor?

    /// - Parameter items: One more than `limit` when there is a next page.
    init(_ items: [Item], limit: Int, cursor: (Item) -> ContextCursor) {
        self.items = Array(items.prefix(limit))
        next = items.count > limit ? self.items.last.map(cursor) : nil
    }
}

/// A place in a list, opaque to clients: a number from 1.
public struct ContextCursor: Sendable, Hashable, LosslessStringConvertible {
    let number: Int64

    init(_ number: Int64) { self.number = number }

    /// Nil for a text that is none of ours.
    public init?(_ description: String) {
        guard let number = Int64(description), number > 0, "\(number)" == description else { return nil }
        self.number = number
    }

    public var description: String { "\(number)" }
}
