import Foundation
import GraphQLJSON

/// Does the work of one kind of step, such as asking a model or starting an n8n workflow.
///
/// Throws `RunFailure` for what went wrong, which says whether a repetition may help, or `CancellationError`.
public protocol StepExecutor: Sendable {
    /// Runs one attempt, or goes on with one that was waiting. An attempt may run twice when its worker is lost between
    /// the work and the journal; `StepInvocation.idempotencyKey` is the same both times, to be passed to whoever can use it.
    func execute(_ step: StepInvocation) async throws -> StepResult

    /// The run was cancelled while this step waited or worked: ends what goes on elsewhere for it, as far as possible. The
    /// journal takes no more writes.
    func cancel(_ step: StepInvocation) async throws
}

extension StepExecutor {
    public func cancel(_ step: StepInvocation) async throws {}
}

/// One attempt of a step, its templates already filled in.
public struct StepInvocation: Sendable {
    public let runID: String
    /// The step's name; inside a parallel map `name[index]`.
    public let step: String
    /// From 1.
    public let attempt: Int
    /// What the step is given: an object whose members are those of the step's kind.
    public let input: JSONValue
    /// The same for every repetition of this attempt and every attempt of this step in this run.
    public let idempotencyKey: String
    public let userID: String?
    /// What the step had to remember when it began to wait; nil when it starts.
    public let state: JSONValue?
    /// The payload of the signal that it waited for; nil when it was woken by time, or starts.
    public let signal: JSONValue?
    public let journal: any RunJournal

    public init(
        runID: String, step: String, attempt: Int, input: JSONValue, idempotencyKey: String, userID: String? = nil,
        state: JSONValue? = nil, signal: JSONValue? = nil, journal: any RunJournal
    ) {
        self.runID = runID
        self.step = step
        self.attempt = attempt
        self.input = input
        self.idempotencyKey = idempotencyKey
        self.userID = userID
        self.state = state
        self.signal = signal
        self.journal = journal
    }
}

/// What came of an attempt.
public enum StepResult: Sendable, Hashable {
    /// It is done.
    case finished(output: JSONValue)
    /// It waits for a signal, or until a time at which it looks again, whichever comes first.
    case waiting(until: Date?, signal: String?, state: JSONValue?)
}
