import CharterEvents
import Foundation
import GraphQLJSON

/// An event in the topic of a run, whose name is the run's id. Its payload is an object:
///
/// | member | |
/// |---|---|
/// | `kind`, `name` | the run's: `workflow` or `ai_request`, and the workflow's or the model's name |
/// | `status` | of the run from this event on, see `RunStatus` |
/// | `progress` | of the run from this event on, 0 to 1 |
/// | `step` | the step, in events of type `step.…` |
/// | `data` | an object that depends on the type, see `RunChange`; left out when it is empty |
public struct RunEvent: Sendable, Hashable {
    public var kind: String
    public var name: String
    public var status: RunStatus
    public var progress: Double
    public var change: RunChange

    public init(kind: String, name: String, status: RunStatus, progress: Double, change: RunChange) {
        self.kind = kind
        self.name = name
        self.status = status
        self.progress = progress
        self.change = change
    }
}

/// What happened, with the type and the `data` of its event. Times are ISO 8601 in UTC with milliseconds; a failure is
/// `{"code", "message", "step"?, "isRetryable", "retryAfter"?}`; outputs beyond 16 KiB are left out of events, which say
/// `"outputOmitted": true` instead.
public enum RunChange: Sendable, Hashable {
    /// `run.queued` `{"reason", "due"?}`: it may be claimed, or will be when it is due.
    case queued(reason: QueueReason, due: Date?)
    /// `run.started` `{"attempt"}`: a worker goes to work on it.
    case started(attempt: Int)
    /// `run.waiting` `{"until"?, "signals"?}`: its program rests.
    case waiting(until: Date?, signals: [String])
    /// `run.progress`: see the member `progress`.
    case progressed
    /// `run.cancelling`: its worker was asked to stop it.
    case cancelling
    /// `run.recovered` `{"losses"}`: its worker was lost, it is queued again.
    case recovered(losses: Int)
    /// `run.succeeded` `{"output"}`.
    case succeeded(output: JSONValue?)
    /// `run.failed`, a failure.
    case failed(RunFailure)
    /// `run.cancelled`.
    case cancelled
    /// `step.started` `{"attempt"}`.
    case stepStarted(String, attempt: Int)
    /// `step.completed` `{"output"}`.
    case stepCompleted(String, output: JSONValue?)
    /// `step.retrying` `{"attempt", "retryAt", "failure"}`: the attempt failed, there will be another.
    case stepRetrying(String, attempt: Int, RunFailure, retryAt: Date)
    /// `step.failed` `{"attempt", "failure"}`.
    case stepFailed(String, attempt: Int, RunFailure)
    /// `step.skipped` `{"reason"}`.
    case stepSkipped(String, reason: String)
    /// `step.waiting` `{"until"?, "signal"?}`.
    case stepWaiting(String, until: Date?, signal: String?)
    /// An event of the program's own, whose type begins neither with `run.` nor with `step.`; `data` is its payload.
    case custom(type: String, JSONValue)

    public enum QueueReason: String, Sendable, Hashable, CaseIterable {
        case submitted
        /// The time that it waited for has come.
        case due
        /// The signal that it waited for has come.
        case signalled
        /// Its worker was shut down and gave it back.
        case released
        /// Somebody wants it to go on although it had failed or was cancelled.
        case retried
    }
}

extension RunEvent {
    /// The payload's text and the type, to be appended.
    var newEvent: NewEvent {
        let (type, step, data) = change.encoded
        var object: JSONObject = [
            "kind": .string(kind), "name": .string(name), "status": .string(status.rawValue),
            "progress": .double(progress),
        ]
        if let step { object["step"] = .string(step) }
        if let data { object["data"] = data }
        return NewEvent(type: type, payload: JSONValue.object(object).serializedText)
    }

    /// Reads an event of a run's topic; nil when it is none.
    public init?(_ event: Event) {
        guard let payload = try? JSONValue.parse(event.payload), let kind = payload["kind"]?.stringValue,
            let name = payload["name"]?.stringValue,
            let status = payload["status"]?.stringValue.flatMap(RunStatus.init(rawValue:)),
            let progress = payload["progress"]?.number,
            let change = RunChange(type: event.type, step: payload["step"]?.stringValue, data: payload["data"])
        else { return nil }
        self.init(kind: kind, name: name, status: status, progress: progress, change: change)
    }

    /// Whether no event follows this one, unless somebody retries the run.
    public var isLast: Bool {
        switch change {
        case .succeeded, .failed, .cancelled: true
        default: false
        }
    }
}
