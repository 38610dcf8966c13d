import Foundation
import GraphQLJSON

/// What is written to a run's journal in one transaction.
struct JournalWrite: Sendable, Hashable {
    /// Steps as they are to be recorded, by name.
    var steps: [String: StoredStep] = [:]
    /// Steps that are done with the signal that they took.
    var usedSignals: Set<String> = []
    var progress: Double?
    /// What happened, in order.
    var events: [RunEvent] = []

    var isEmpty: Bool { steps.isEmpty && usedSignals.isEmpty && progress == nil && events.isEmpty }
}

/// How a worker leaves a run.
enum RunConclusion: Sendable, Hashable {
    case succeeded(output: JSONValue)
    case failed(RunFailure)
    case cancelled
    case resting(until: Date?, signals: [String])
    case released
}
