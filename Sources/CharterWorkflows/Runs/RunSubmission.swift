import Foundation
import GraphQLJSON

/// A run that somebody wants.
public struct RunSubmission: Sendable, Hashable {
    /// At most so many runs with the same key work at a time, on all replicas together.
    public struct Concurrency: Sendable, Hashable {
        /// Not longer than 200 bytes.
        public var key: String
        /// 1 or more.
        public var limit: Int

        public init(key: String, limit: Int) {
            self.key = key
            self.limit = limit
        }
    }

    /// Which program it is for.
    public var kind: String
    /// The workflow's name, or the model's.
    public var name: String
    /// The version of the definition; empty for programs without definitions.
    public var version: String
    public var input: JSONValue
    /// Who wants it.
    public var userID: String?
    /// −1,000 to 1,000; runs of higher priority start first, always.
    public var priority: Int
    /// When it may start; at once when nil.
    public var due: Date?
    /// When it fails with `TIMEOUT` if it is not done, to the precision of a heartbeat.
    public var deadline: Date?
    /// The same key again gives the same run again, for the same kind, name and user. Not longer than 200 bytes.
    public var idempotencyKey: String?
    public var concurrency: Concurrency?
    /// The run that wants it.
    public var parentID: String?

    public init(
        kind: String, name: String, version: String = "", input: JSONValue, userID: String? = nil, priority: Int = 0,
        due: Date? = nil, deadline: Date? = nil, idempotencyKey: String? = nil, concurrency: Concurrency? = nil,
        parentID: String? = nil
    ) {
        self.kind = kind
        self.name = name
        self.version = version
        self.input = input
        self.userID = userID
        self.priority = priority
        self.due = due
        self.deadline = deadline
        self.idempotencyKey = idempotencyKey
        self.concurrency = concurrency
        self.parentID = parentID
    }

    /// Checks the documented ranges.
    /// - Throws: `RunError.invalid`.
    func check() throws(RunError) {
        guard !kind.isEmpty else { throw .invalid(reason: "a run needs a kind") }
        for text in [kind, name, version, userID, idempotencyKey, concurrency?.key, parentID] {
            guard text?.utf8.contains(0) != true else { throw .invalid(reason: "a text contains a null character") }
        }
        guard (-1_000...1_000).contains(priority) else {
            throw .invalid(reason: "priority must be between -1000 and 1000, not \(priority)")
        }
        if let idempotencyKey {
            guard (1...200).contains(idempotencyKey.utf8.count) else {
                throw .invalid(reason: "an idempotency key has 1 to 200 bytes")
            }
        }
        if let concurrency {
            guard (1...200).contains(concurrency.key.utf8.count) else {
                throw .invalid(reason: "a concurrency key has 1 to 200 bytes")
            }
            guard (1...Int(Int32.max)).contains(concurrency.limit) else {
                throw .invalid(reason: "a concurrency limit is at least 1, not \(concurrency.limit)")
            }
        }
    }
}

/// What became of a submission.
public struct SubmittedRun: Sendable, Hashable {
    public let run: Run
    /// False when its idempotency key gave a run that was there.
    public let isNew: Bool
}
