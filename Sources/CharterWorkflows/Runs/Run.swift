import Foundation
import GraphQLJSON

/// What is known of a run.
public struct Run: Sendable, Hashable {
    public let id: String
    /// Which program it is for: `workflow` or `ai_request`.
    public let kind: String
    /// The workflow's name, or the model's.
    public let name: String
    /// The version of the definition; empty for programs without definitions.
    public let version: String
    public let status: RunStatus
    public let priority: Int
    public let input: JSONValue
    /// What it gave, once it has succeeded.
    public let output: JSONValue?
    /// Why it failed.
    public let failure: RunFailure?
    /// 0 to 1.
    public let progress: Double
    /// How many times a worker took it up.
    public let attempt: Int
    /// How many of its workers were lost since it was submitted or retried.
    public let losses: Int
    public let isCancelRequested: Bool
    public let userID: String?
    public let parentID: String?
    public let idempotencyKey: String?
    public let concurrency: RunSubmission.Concurrency?
    /// When it became, or will become, ready to be claimed; nil when it waits for a signal only.
    public let due: Date?
    /// The signals that it waits for.
    public let signals: [String]
    public let deadline: Date?
    public let createdAt: Date
    /// When a worker took it up first.
    public let startedAt: Date?
    public let finishedAt: Date?
}
