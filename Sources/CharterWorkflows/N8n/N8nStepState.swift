import Foundation
import GraphQLJSON

/// What an n8n step remembers while it waits, and what tells its successor after a lost worker how far it was.
struct N8nStepState: Sendable, Hashable {
    enum Phase: String, Sendable, Hashable, CaseIterable {
        /// The workflow is about to be started. Whether it was is not known.
        case starting
        /// It was started, and the execution's id is not known.
        case searching
        /// The execution's id is known.
        case following
    }

    var phase: Phase
    /// When the start was asked for.
    var startedAt: Date
    /// The workflow, when the step says which.
    var workflowID: N8nID?
    /// The attempt whose callback URL the execution has. An execution that n8n repeats has that of the first.
    var attempt: Int
    var executionID: N8nID?
    /// A failed execution that was repeated, or in whose place another is started: it is not looked for again.
    var repeatedID: N8nID?
    /// Whether n8n repeats the execution by itself, so that a callback must name the execution that it means.
    var isRepetition = false
    /// Whether the start failed in a way that leaves open if it happened.
    var isUncertain = false
    /// Whether a callback said that it succeeded; the API is asked for the result only.
    var hasReportedSuccess = false
    /// How often n8n was asked.
    var looks = 0
    /// When n8n last gave the execution.
    var seenAt: Date?
    /// Since when n8n cannot be asked.
    var failingSince: Date?

    init(phase: Phase, startedAt: Date, attempt: Int, workflowID: N8nID? = nil, executionID: N8nID? = nil) {
        self.phase = phase
        self.startedAt = startedAt
        self.workflowID = workflowID
        self.attempt = attempt
        self.executionID = executionID
    }

    /// Nil for a value that `json` did not make.
    init?(_ json: JSONValue) {
        guard let phase = json["phase"]?.stringValue.flatMap(Phase.init(rawValue:)),
            let startedAt = json["started_at"]?.stringValue.flatMap(N8nTimestamp.date),
            case .int(let attempt)? = json["attempt"], case .int(let looks)? = json["looks"]
        else { return nil }
        self.init(
            phase: phase, startedAt: startedAt, attempt: Int(clamping: attempt), workflowID: N8nID(json["workflow_id"]),
            executionID: N8nID(json["execution_id"]))
        repeatedID = N8nID(json["repeated_id"])
        isRepetition = json["is_repetition"] == .bool(true)
        isUncertain = json["is_uncertain"] == .bool(true)
        hasReportedSuccess = json["has_reported_success"] == .bool(true)
        self.looks = Int(clamping: looks)
        seenAt = json["seen_at"]?.stringValue.flatMap(N8nTimestamp.date)
        failingSince = json["failing_since"]?.stringValue.flatMap(N8nTimestamp.date)
    }

    var json: JSONValue {
        var object: JSONObject = [
            "phase": .string(phase.rawValue), "started_at": .string(N8nTimestamp.text(startedAt)),
            "attempt": .int(Int64(attempt)), "looks": .int(Int64(looks)),
        ]
        object["workflow_id"] = workflowID.map { .string($0.description) }
        object["execution_id"] = executionID.map { .string($0.description) }
        object["repeated_id"] = repeatedID.map { .string($0.description) }
        if isRepetition { object["is_repetition"] = true }
        if isUncertain { object["is_uncertain"] = true }
        if hasReportedSuccess { object["has_reported_success"] = true }
        object["seen_at"] = seenAt.map { .string(N8nTimestamp.text($0)) }
        object["failing_since"] = failingSince.map { .string(N8nTimestamp.text($0)) }
        return .object(object)
    }
}
