import Foundation

/// What the workflow itself reports.
extension N8nExecutionStateMachine {
    /// Whether a report is about the execution that is followed, and not about one before.
    func concerns(_ report: N8nCallbackReport) -> Bool {
        if let reported = report.executionID {
            if let known = state.executionID { return reported == known }
            if reported == state.repeatedID { return false }
        }
        // A repetition and its original have the same callback URL: one of them must say which it is.
        return report.attempt == state.attempt && !(state.isRepetition && report.executionID == nil)
    }

    mutating func heard(_ report: N8nCallbackReport, at now: Date) -> Action {
        if let id = report.executionID { adopt(id) }
        state.failingSince = nil
        switch report.status {
        case .running:
            return rest(at: now)
        case .success:
            guard report.result == nil, setting.hasAPI, let id = state.executionID else {
                return .finish(output(result: report.result))
            }
            state.seenAt = now
            state.hasReportedSuccess = true
            return .fetch(id, includeData: false)
        case .error:
            return .fail(failed(report.status.rawValue, report.error), stopping: nil)
        case .canceled:
            return .fail(cancelled, stopping: nil)
        }
    }
}
