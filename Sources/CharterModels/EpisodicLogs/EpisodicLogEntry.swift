import CharterStorage
import Foundation

/// A call of a model as the log keeps it.
public struct EpisodicLogEntry: Sendable, Hashable {
    public var id: String
    /// When the call began, to the microsecond.
    public var timestamp: Date
    public var userID: String
    /// The registered name of the model.
    public var modelType: String
    public var prompt: String
    public var response: String
    /// Prompt and answer together, as reported or estimated.
    public var tokensUsed: Int
    public var promptTokens: Int
    public var completionTokens: Int
    public var isEstimated: Bool
    public var outcome: ModelCallOutcome
    public var errorCode: String?
    /// Seconds.
    public var duration: Double
    public var requestID: String?
    public var runID: String?

    /// Its place among the entries of its user.
    public var cursor: EpisodicLogCursor { EpisodicLogCursor(timestamp: timestamp, id: id) }

    /// The user of calls that nobody known made.
    public static let anonymousUser = "anonymous"

    /// An entry of a call that has ended.
    init(_ call: ModelCallRecord, id: String) {
        self.id = id
        timestamp = call.startedAt
        userID = Self.storable(call.context.userID ?? Self.anonymousUser)
        modelType = Self.storable(call.model)
        prompt = Self.storable(call.prompt)
        response = Self.storable(call.response)
        tokensUsed = call.usage.totalTokens
        promptTokens = call.usage.promptTokens
        completionTokens = call.usage.completionTokens
        isEstimated = call.usage.isEstimated
        outcome = call.outcome
        errorCode = call.errorCode
        duration = call.duration
        requestID = call.context.requestID.map(Self.storable)
        runID = call.context.runID.map(Self.storable)
    }

    /// PostgreSQL keeps every character but this one.
    private static func storable(_ text: String) -> String {
        text.utf8.contains(0) ? text.replacing("\0", with: "\u{FFFD}") : text
    }
}

/// A place in the log, opaque to clients.
public struct EpisodicLogCursor: Sendable, Hashable, LosslessStringConvertible {
    /// Since 1970.
    let microseconds: Int64
    let id: String

    init(timestamp: Date, id: String) {
        microseconds = Int64((timestamp.timeIntervalSince1970 * 1_000_000).rounded())
        self.id = id
    }

    /// Nil for a text that is none of ours.
    public init?(_ description: String) {
        let parts = description.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let microseconds = Int64(parts[0]), abs(microseconds) < 1 << 58,
            (1...64).contains(parts[1].utf8.count), !parts[1].utf8.contains(0)
        else { return nil }
        self.microseconds = microseconds
        id = String(parts[1])
    }

    public var description: String { "\(microseconds).\(id)" }

    var timestamp: Date { Date(timeIntervalSince1970: Double(microseconds) / 1_000_000) }
}
