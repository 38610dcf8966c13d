import CharterResilience
import Foundation

/// Why a step fails, in words.
extension N8nExecutionStateMachine {
    /// Why nobody could ever tell how the execution ends, if so.
    var impossible: RunFailure? {
        guard !setting.hasCallbacks else { return nil }
        switch setting.input.trigger {
        case .execute: return setting.hasAPI ? nil : untold
        case .webhook(let webhook): return webhook.respondMode != .onReceived || canSearch ? nil : untold
        }
    }

    var untold: RunFailure {
        N8nError.invalidConfiguration(
            reason: "nobody would tell how the execution ends: configure callbacks, or an API key and name the step's "
                + "\"workflow\""
        ).failure(of: setting.step)
    }

    /// The usual reasons of a 404 are worth a word.
    func explained(_ error: N8nError) -> RunFailure {
        guard case .notFound(let detail) = error else { return error.failure(of: setting.step) }
        let advice =
            switch setting.input.trigger {
            case .execute: "releases of n8n have no execute route; use \"trigger: webhook\""
            case .webhook(let webhook) where webhook.isTest: "its editor has to listen for a test event"
            case .webhook: "publish the workflow, and let its webhook node listen for POST"
            }
        return upstream("n8n does not know it: \(detail); \(advice)")
    }

    var nothingStarted: RunFailure {
        let limit = Int(setting.patience.search.inSeconds)
        return state.isUncertain
            ? upstream(
                "n8n broke off while the workflow was started, and it did not appear within \(limit) s",
                isRetryable: true)
            : upstream(
                "n8n took the request, but no execution of the workflow appeared within \(limit) s; a filter of the "
                    + "webhook node may have dropped it")
    }

    func ambiguity(_ count: Int) -> RunFailure {
        upstream(
            "\(count) executions of the workflow began at that time and n8n keeps no data that would tell which is ours; "
                + "let the webhook answer {\"execution_id\": …}, or let n8n save execution data")
    }

    var vanished: RunFailure {
        upstream(
            "n8n does not know execution \(state.executionID?.description ?? "") and no callback told its end; let n8n "
                + "save successful executions, or let the workflow call back")
    }

    func failed(_ status: String, _ message: String?) -> RunFailure {
        upstream("the n8n execution ended as \(status): \(message ?? "n8n says no more")", isRetryable: true)
    }

    var cancelled: RunFailure { upstream("the execution was canceled in n8n") }

    var overdue: Action {
        let limit = Int(setting.patience.execution.inSeconds)
        let failure = RunFailure(
            code: "TIMEOUT", message: "the n8n execution did not end within \(limit) s", step: setting.step)
        return .fail(failure, stopping: state.executionID)
    }

    private func upstream(_ message: String, isRetryable: Bool = false) -> RunFailure {
        RunFailure(code: "UPSTREAM_ERROR", message: message, step: setting.step, isRetryable: isRetryable)
    }
}
