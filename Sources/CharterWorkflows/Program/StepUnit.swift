import Foundation
import GraphQLJSON

/// What is recorded as one: a step, or one element of a step that runs for each element of a list.
struct StepUnit: Sendable, Hashable {
    let step: WorkflowStep
    /// The element's place, nil for a step as a whole.
    let index: Int?

    /// Its name in the journal.
    var name: String { index.map { "\(step.name)[\($0)]" } ?? step.name }
}

/// One attempt of a unit that is to be made.
struct StepAttempt: Sendable, Hashable {
    let unit: StepUnit
    /// From 1.
    let number: Int
    let input: JSONValue
    /// Whether it goes on after it waited.
    let isContinued: Bool
    let state: JSONValue?
    let signal: JSONValue?
}

/// Where a unit stands.
enum UnitStatus: Sendable, Hashable {
    /// Work is under way in this process.
    case running(attempt: Int)
    /// Work was under way in a process that is lost: it is to be started again as the same attempt.
    case interrupted(attempt: Int)
    case waiting(attempt: Int, until: Date?, signal: String?, state: JSONValue?)
    case retrying(attempt: Int, at: Date?)
    case completed(JSONValue)
    case skipped
    case failed(RunFailure)

    /// As the journal has it.
    init(_ record: StepRecord) {
        switch record.status {
        case .running: self = .interrupted(attempt: record.attempt)
        case .waiting:
            self = .waiting(
                attempt: record.attempt, until: record.resumeAt, signal: record.signal, state: record.state)
        case .retrying: self = .retrying(attempt: record.attempt, at: record.resumeAt)
        case .completed: self = .completed(record.output ?? .null)
        case .skipped: self = .skipped
        case .failed:
            self = .failed(
                record.failure ?? RunFailure(code: "INTERNAL_ERROR", message: "the step failed", step: record.name))
        }
    }

    /// Whether nothing more happens to it.
    var isFinal: Bool {
        switch self {
        case .completed, .skipped, .failed: true
        case .running, .interrupted, .waiting, .retrying: false
        }
    }
}
