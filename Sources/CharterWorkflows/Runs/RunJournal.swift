import Foundation
import GraphQLJSON

/// What survives of a run: every write is one transaction, which holds the change of state and its events together and is
/// refused with `RunError.leaseLost` once the run's lease belongs to somebody else.
///
/// One program writes at a time, from any number of tasks.
public protocol RunJournal: Sendable {
    /// The steps as they are recorded, by name, as of now. A step inside a parallel map is called `name[index]`.
    func steps() async throws -> [String: StepRecord]

    /// A step starts an attempt (event `step.started`). One that goes on after it waited does not start again: its record
    /// says `waiting` until it completes, fails or waits anew.
    func begin(_ step: String, attempt: Int) async throws

    /// A step is finished for good: its output will never be computed again (event `step.completed`).
    func complete(_ step: String, output: JSONValue) async throws

    /// The same for a step behind which the program returns its outcome and does nothing else: both are written together,
    /// in one transaction. A worker that is lost in between has finished neither.
    func completeLast(_ step: String, output: JSONValue) async throws

    /// An attempt failed; the step is tried again at a time (event `step.retrying`) or is failed (`step.failed`). What it
    /// remembered when it last waited stays with it for the attempts to come, also those of a run that is retried.
    func fail(_ step: String, attempt: Int, _ failure: RunFailure, retryAt: Date?) async throws

    /// A step will not run, because its condition is false or what it needs did not run (event `step.skipped`).
    func skip(_ step: String, reason: String) async throws

    /// A step waits, until a time or for a signal (event `step.waiting`). Both are kept with it, as is `state`, what the
    /// step wants to know when it goes on, such as the id of an execution elsewhere.
    func wait(_ step: String, until: Date?, signal: String?, state: JSONValue?) async throws

    /// Takes the payload of a signal for a step: the oldest that arrived and that no step took yet.
    ///
    /// Until the step completes, fails, is skipped or waits again it is given the same one whenever it asks, so that a
    /// worker that is lost in between loses no signal with it.
    func takeSignal(_ name: String, for step: String) async throws -> JSONValue?

    /// How far the run is, 0 to 1 (event `run.progress`). May be thinned out, the last one wins.
    func progress(_ fraction: Double) async

    /// A durable event of the program's own, such as pieces of a model's answer.
    func emit(_ type: String, _ payload: JSONValue) async throws

    /// The time by which rests are measured.
    var now: Date { get async throws }
}

extension RunJournal {
    public func completeLast(_ step: String, output: JSONValue) async throws {
        try await complete(step, output: output)
    }
}

/// What is known of a step.
public struct StepRecord: Sendable, Hashable {
    public enum Status: String, Sendable, Hashable, CaseIterable {
        case running
        case waiting
        /// Failed, and to be tried again at `resumeAt`.
        case retrying
        case completed
        case skipped
        case failed
    }

    public var name: String
    public var status: Status
    /// From 1.
    public var attempt: Int
    public var output: JSONValue?
    public var failure: RunFailure?
    /// When a waiting or retrying step goes on by itself.
    public var resumeAt: Date?
    /// The signal that a waiting step waits for.
    public var signal: String?
    /// What a waiting step wants to know when it goes on.
    public var state: JSONValue?
    public var startedAt: Date?
    public var finishedAt: Date?

    public init(
        name: String, status: Status, attempt: Int = 1, output: JSONValue? = nil, failure: RunFailure? = nil,
        resumeAt: Date? = nil, signal: String? = nil, state: JSONValue? = nil, startedAt: Date? = nil,
        finishedAt: Date? = nil
    ) {
        self.name = name
        self.status = status
        self.attempt = attempt
        self.output = output
        self.failure = failure
        self.resumeAt = resumeAt
        self.signal = signal
        self.state = state
        self.startedAt = startedAt
        self.finishedAt = finishedAt
    }
}
