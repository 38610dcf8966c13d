import Foundation

/// Which runs; all of what is given must hold.
public struct RunFilter: Sendable, Hashable {
    public var kind: String?
    public var name: String?
    /// Any of them; all when empty.
    public var statuses: Set<RunStatus>
    public var userID: String?
    /// Enqueued at this time or later.
    public var from: Date?
    /// Enqueued before this time.
    public var to: Date?

    public init(
        kind: String? = nil, name: String? = nil, statuses: Set<RunStatus> = [], userID: String? = nil,
        from: Date? = nil, to: Date? = nil
    ) {
        self.kind = kind
        self.name = name
        self.statuses = statuses
        self.userID = userID
        self.from = from
        self.to = to
    }
}

/// Some of the runs that a filter lets through, newest first.
public struct RunPage: Sendable, Hashable {
    public let runs: [Run]
    /// Where the next page begins; nil on the last.
    public let next: RunCursor?
}

/// A place in the history: behind one run. Its text is what clients keep and send back.
public struct RunCursor: Sendable, Hashable {
    let createdAt: Date
    let id: String

    init(createdAt: Date, id: String) {
        self.createdAt = createdAt
        self.id = id
    }
}

extension RunCursor: LosslessStringConvertible {
    public var description: String { "\(Int64((createdAt.timeIntervalSince1970 * 1_000_000).rounded())).\(id)" }

    /// Nil for a text that is none of ours.
    public init?(_ description: String) {
        let parts = description.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let microseconds = Int64(parts[0]), (1...100).contains(parts[1].utf8.count) else {
            return nil
        }
        self.init(createdAt: Date(timeIntervalSince1970: Double(microseconds) / 1_000_000), id: String(parts[1]))
    }
}
