import CharterResilience
import Foundation

/// Looking at an execution whose id is known.
extension N8nExecutionStateMachine {
    mutating func fetched(_ execution: N8nExecution, hasData: Bool, at now: Date) -> Action {
        state.failingSince = nil
        return seen(execution, hasData: hasData, at: now)
    }

    mutating func seen(_ execution: N8nExecution, hasData: Bool, at now: Date) -> Action {
        state.seenAt = now
        state.executionID = execution.id
        switch execution.status.meaning {
        case .active:
            isRepeating = false
            state.phase = .following
            return isOverdue(now) ? overdue : rest(at: now)
        case .cancelled:
            return isRepeating ? startAnew(at: now) : .fail(cancelled, stopping: nil)
        case .failed where isRepeating:
            return .retry(execution.id)
        case .succeeded, .failed:
            isRepeating = false
            ending = execution.status
            guard hasData else { return .fetch(execution.id, includeData: true) }
            return ended(as: execution.status, execution)
        }
    }

    mutating func fetchFailed(_ error: N8nError, at now: Date) -> Action {
        // How it ended is known already; what it says of that is not to be had.
        if let ending, isFinal(error) { return ended(as: ending, nil) }
        guard case .notFound = error else { return lookFailed(error, at: now) }
        if isRepeating { return startAnew(at: now) }
        let last = state.seenAt ?? state.startedAt
        guard now.timeIntervalSince(last) >= setting.patience.notFound.inSeconds else { return rest(at: now) }
        return state.hasReportedSuccess ? .finish(output(result: nil)) : .fail(vanished, stopping: nil)
    }

    /// Whether asking again would get the same answer: what is too deep or too long today will be tomorrow.
    private func isFinal(_ error: N8nError) -> Bool {
        if case .malformed = error { return true }
        return !error.isTransient
    }

    private func ended(as status: N8nExecutionStatus, _ execution: N8nExecution?) -> Action {
        guard status.meaning == .succeeded else {
            return .fail(failed(status.rawValue, execution?.failureMessage), stopping: nil)
        }
        let isTooLarge = execution.map(\.isDataTooLarge) ?? true
        return .finish(output(result: execution?.result, isTooLarge: isTooLarge))
    }

    /// n8n cannot be asked just now: an execution does not fail by that, for a while.
    mutating func lookFailed(_ error: N8nError, at now: Date) -> Action {
        let since = state.failingSince ?? now
        state.failingSince = since
        let isPatient = now.timeIntervalSince(since) < setting.patience.unreachable.inSeconds && !isOverdue(now)
        guard error.isTransient, isPatient, !isRepeating else {
            return state.hasReportedSuccess
                ? .finish(output(result: nil)) : .fail(error.failure(of: setting.step), stopping: nil)
        }
        return rest(at: now, atLeast: error.retryAfter)
    }
}
