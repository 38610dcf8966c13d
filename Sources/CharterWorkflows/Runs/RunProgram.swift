import Foundation
import GraphQLJSON

/// What a run does: the part between being claimed and resting or ending. Workflows are one program, model requests that
/// nobody waits for another.
///
/// A program may be stopped at any point and started again elsewhere, so it asks its journal what is finished already and
/// writes everything that must survive through it.
public protocol RunProgram: Sendable {
    /// Goes on with the run until it ends or has to wait for something that may take long.
    ///
    /// Throws `RunError.leaseLost` (from the journal) when the run belongs to somebody else by now, and
    /// `CancellationError` when it is to stop at once, because it was cancelled or the worker drains.
    func advance(_ run: ClaimedRun, _ journal: any RunJournal) async throws -> RunOutcome

    /// The run was cancelled, while it waited or worked: ends what goes on elsewhere for its steps, as far as possible.
    /// Called once, by the process that cancelled it or worked on it, unless that is lost in between; nothing can be written
    /// any more.
    func cancelled(_ run: ClaimedRun, steps: [String: StepRecord]) async
}

extension RunProgram {
    public func cancelled(_ run: ClaimedRun, steps: [String: StepRecord]) async {}
}

/// A run as the worker that claimed it sees it.
public struct ClaimedRun: Sendable, Hashable {
    public let id: String
    /// `workflow` or `ai_request`: which program it is for.
    public let kind: String
    /// The workflow's name, or the model's.
    public let name: String
    /// The version of the definition that it was enqueued with; empty for programs without definitions.
    public let version: String
    public let input: JSONValue
    /// From 1: how many times it was claimed, those that ended in a lost worker included.
    public let attempt: Int
    public let userID: String?

    public init(
        id: String, kind: String, name: String, version: String, input: JSONValue, attempt: Int, userID: String? = nil
    ) {
        self.id = id
        self.kind = kind
        self.name = name
        self.version = version
        self.input = input
        self.attempt = attempt
        self.userID = userID
    }
}

/// How a program left its run.
public enum RunOutcome: Sendable, Hashable {
    case succeeded(output: JSONValue)
    case failed(RunFailure)
    /// It waits: until a time, or for one of the signals, whichever comes first. The worker is free meanwhile, and a
    /// restart changes nothing.
    case resting(until: Date?, signals: [String])
}

/// Why a run or a step failed.
public struct RunFailure: Error, Sendable, Hashable {
    /// A stable code, such as `UPSTREAM_ERROR` or `TIMEOUT`.
    public let code: String
    public let message: String
    /// The step at fault, if it was one.
    public let step: String?
    /// Whether the same step may succeed when repeated.
    public let isRetryable: Bool
    /// How long whoever refused asks us to wait.
    public let retryAfter: Duration?

    public init(
        code: String, message: String, step: String? = nil, isRetryable: Bool = false, retryAfter: Duration? = nil
    ) {
        self.code = code
        self.message = message
        self.step = step
        self.isRetryable = isRetryable
        self.retryAfter = retryAfter
    }
}
