import CharterResilience
import Foundation

/// Looking for an execution whose id nobody told us.
extension N8nExecutionStateMachine {
    /// What to look for. Executions of earlier attempts are ours only when they carry our key.
    func search(for key: String) -> N8nExecutionSearch {
        let start = isRepeating ? earliestStart : state.startedAt
        return N8nExecutionSearch(
            key: key, expected: state.startedAt,
            earliest: start.addingTimeInterval(-setting.patience.clockSkew.inSeconds),
            excluded: state.repeatedID, needsProof: isRepeating)
    }

    mutating func searched(_ finding: N8nExecutionSearch.Finding, at now: Date) -> Action {
        state.failingSince = nil
        switch finding {
        case .found(let execution):
            adopt(execution.id)
            return seen(execution, hasData: false, at: now)
        case .none where isRepeating, .ambiguous where isRepeating:
            return startAnew(at: now)
        case .none where state.phase == .starting:
            return .trigger
        case .none:
            return isSearchedOut(now) ? .fail(nothingStarted, stopping: nil) : rest(at: now)
        case .ambiguous(let count):
            // A start that is not known to have happened cannot wait for one of them to tell more of itself.
            guard state.phase == .starting || isSearchedOut(now) else { return rest(at: now) }
            return .fail(ambiguity(count), stopping: nil)
        }
    }

    mutating func searchFailed(_ error: N8nError, at now: Date) -> Action {
        lookFailed(error, at: now)
    }

    func isSearchedOut(_ now: Date) -> Bool {
        now.timeIntervalSince(state.startedAt) >= setting.patience.search.inSeconds
    }
}
