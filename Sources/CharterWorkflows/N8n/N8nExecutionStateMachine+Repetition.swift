import Foundation

/// A further attempt of a step whose execution failed.
extension N8nExecutionStateMachine {
    mutating func retried(_ execution: N8nExecution, at now: Date) -> Action {
        noteRepetition(at: now)
        adopt(execution.id)
        return rest(at: now)
    }

    mutating func retryFailed(_ error: N8nError, at now: Date) -> Action {
        if error.mayHaveBeenDone, canSearch {
            noteRepetition(at: now)
            state.isUncertain = true
            state.phase = .searching
            return rest(at: now)
        }
        // n8n repeats nothing whose workflow is gone, or that runs again already; a start of our own still may work.
        return error.isTransient ? .fail(error.failure(of: setting.step), stopping: nil) : startAnew(at: now)
    }

    private mutating func noteRepetition(at now: Date) {
        isRepeating = false
        state.isRepetition = true
        (state.repeatedID, state.executionID) = (state.executionID, nil)
        state.startedAt = now
        state.seenAt = nil
    }

    mutating func startAnew(at now: Date) -> Action {
        isRepeating = false
        // It carries our key too, and is not the one that is looked for after the start.
        let failed = state.executionID ?? state.repeatedID
        state = N8nStepState(
            phase: .starting, startedAt: now, attempt: setting.attempt, workflowID: setting.input.workflowID)
        state.repeatedID = failed
        return .remember
    }
}
