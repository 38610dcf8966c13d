import CharterResilience
import Foundation
import GraphQLJSON

/// Follows one execution from the wish to start it to its end: told what happened, it says what to do next. Knows nothing
/// of connections, and time only as it is told.
///
/// The rules, in the order of a life:
/// 1. The intent is written down before the workflow is started, so that a successor knows that it may have been.
/// 2. Whoever finds the intent, or repeats a step, looks for an execution with our key before it starts one (`+Search`).
/// 3. A failed execution that is known is repeated by n8n; if n8n will not, the workflow is started anew (`+Repetition`).
/// 4. Looking at the execution, ever less often, tells how it ends (`+Following`); a callback tells at once
///    (`+Callbacks`).
struct N8nExecutionStateMachine: Sendable {
    enum Action: Sendable, Hashable {
        /// Write the state to the journal, then call `remembered`.
        case remember
        case trigger
        case publish(N8nID)
        case search
        case fetch(N8nID, includeData: Bool)
        case retry(N8nID)
        /// Let go of the worker until then, or until a callback.
        case rest(until: Date)
        case finish(JSONValue)
        /// `stopping`: an execution that must not go on.
        case fail(RunFailure, stopping: N8nID?)
    }

    /// What the executor knows when it starts.
    struct Setting: Sendable {
        var step: String
        /// From 1.
        var attempt: Int
        var input: N8nStepInput
        var hasAPI: Bool
        var hasCallbacks: Bool
        var patience: N8nPatience
    }

    let setting: Setting
    var state: N8nStepState
    /// When the first execution of this step may have begun.
    let earliestStart: Date
    private let isNew: Bool
    /// Whether it is about an execution of an earlier attempt.
    var isRepeating = false
    /// How the execution ended whose data are being fetched.
    var ending: N8nExecutionStatus?
    private var hasPublished = false

    // MARK: Beginning

    /// A step that starts.
    /// - Parameter previous: What it remembered in an attempt before, if it came as far.
    init(_ setting: Setting, startingAt now: Date, previous: N8nStepState? = nil) {
        self.setting = setting
        isNew = true
        state = N8nStepState(
            phase: .starting, startedAt: now, attempt: setting.attempt, workflowID: setting.input.workflowID)
        earliestStart = previous?.startedAt ?? now.addingTimeInterval(-setting.patience.execution.inSeconds)
        guard setting.hasAPI, previous != nil || setting.attempt > 1 else { return }
        if let previous {
            state = previous
            state.looks = 0
            state.failingSince = nil
            state.hasReportedSuccess = false
        }
        isRepeating = state.executionID != nil || canSearch
    }

    /// A step that goes on.
    init(_ setting: Setting, resuming state: N8nStepState) {
        self.setting = setting
        isNew = false
        self.state = state
        earliestStart = state.startedAt
    }

    /// What to do first.
    mutating func begin(_ report: N8nCallbackReport?, at now: Date) -> Action {
        if isNew {
            if let impossible { return .fail(impossible, stopping: nil) }
            guard isRepeating else { return .remember }
            return state.executionID.map { .fetch($0, includeData: false) } ?? .search
        }
        if let report, concerns(report) { return heard(report, at: now) }
        return look(at: now)
    }

    private mutating func look(at now: Date) -> Action {
        if isOverdue(now) { return overdue }
        switch state.phase {
        case .following:
            guard let id = state.executionID, setting.hasAPI else { return rest(at: now) }
            return .fetch(id, includeData: false)
        case .searching:
            if canSearch { return .search }
            return state.isUncertain && isSearchedOut(now) ? .fail(nothingStarted, stopping: nil) : rest(at: now)
        case .starting:
            // Where nobody can tell whether it was started, the workflow still may know our key.
            return canSearch ? .search : .trigger
        }
    }

    /// Whether executions can be looked for.
    var canSearch: Bool { setting.hasAPI && setting.input.workflowID != nil }

    // MARK: Starting

    /// The state is in the journal.
    func remembered() -> Action { .trigger }

    mutating func triggered(_ answer: N8nTriggerAnswer, at now: Date) -> Action {
        switch answer {
        case .execution(let id):
            guard setting.hasAPI || setting.hasCallbacks else { return .fail(untold, stopping: nil) }
            adopt(id)
            return rest(at: now)
        case .result(let result):
            return .finish(output(result: result))
        case .received:
            state.phase = .searching
            return rest(at: now)
        }
    }

    mutating func triggerFailed(_ error: N8nError, at now: Date) -> Action {
        if case .notFound = error, case .webhook = setting.input.trigger, setting.input.publishes, !hasPublished,
            let workflow = setting.input.workflowID
        {
            hasPublished = true
            return .publish(workflow)
        }
        if error.mayHaveBeenDone, canSearch || setting.hasCallbacks {
            state.phase = .searching
            state.isUncertain = true
            return rest(at: now)
        }
        return .fail(explained(error), stopping: nil)
    }

    func published() -> Action { .trigger }

    func publishFailed(_ error: N8nError) -> Action { .fail(error.failure(of: setting.step), stopping: nil) }

    // MARK: Resting

    /// The execution's id is known now.
    mutating func adopt(_ id: N8nID) {
        if state.executionID != id { state.looks = 0 }
        state.executionID = id
        state.phase = .following
        state.isUncertain = false
    }

    mutating func rest(at now: Date, atLeast minimum: Duration? = nil) -> Action {
        let patience = setting.patience
        guard state.phase == .following ? setting.hasAPI : canSearch else {
            // Nothing but a callback can tell more.
            let limit = state.isUncertain ? patience.search : patience.execution
            return .rest(until: state.startedAt.addingTimeInterval(limit.inSeconds))
        }
        let backoff = Backoff(base: patience.firstPoll, maximum: patience.maximumPoll, factor: patience.pollFactor)
        state.looks = min(state.looks, 1_000) + 1
        let rest = max(backoff.bound(before: state.looks), minimum ?? .zero)
        return .rest(until: min(now.addingTimeInterval(rest.inSeconds), end))
    }

    /// When patience with the execution ends.
    var end: Date { state.startedAt.addingTimeInterval(setting.patience.execution.inSeconds) }

    func isOverdue(_ now: Date) -> Bool { now >= end }

    /// What the step gives. A result that no template could take stays with n8n.
    func output(result: JSONValue?, isTooLarge: Bool = false) -> JSONValue {
        let limit = ExpressionLimits.depth - 8
        let isTooDeep = (result?.depth(upTo: limit) ?? 0) > limit
        var object: JSONObject = ["status": "success", "result": isTooDeep ? .null : result ?? .null]
        object["execution_id"] = state.executionID.map { .string($0.description) }
        object["workflow_id"] = setting.input.workflowID.map { .string($0.description) }
        if isTooLarge || isTooDeep { object["result_too_large"] = true }
        return .object(object)
    }
}
