import Foundation
import GraphQLJSON
import Testing

@testable import CharterWorkflows

/// Times, ids and settings for conversations with `N8nExecutionStateMachine`.
enum N8nMachineSetting {
    static let start = Date(timeIntervalSince1970: 1_764_300_000)

    static func later(_ seconds: TimeInterval) -> Date { start.addingTimeInterval(seconds) }

    static func id(_ number: Int) throws -> N8nID { try #require(N8nID(String(number))) }

    static func setting(
        _ input: JSONValue = ["path": "review", "workflow": 7], attempt: Int = 1, hasAPI: Bool = true,
        hasCallbacks: Bool = true
    ) throws -> N8nExecutionStateMachine.Setting {
        N8nExecutionStateMachine.Setting(
            step: "review", attempt: attempt, input: try N8nStepInput(input), hasAPI: hasAPI,
            hasCallbacks: hasCallbacks,
            patience: N8nPatience())
    }

    static func execution(
        _ number: Int, _ status: N8nExecutionStatus, data: JSONValue? = nil
    ) throws -> N8nExecution {
        N8nExecution(id: try id(number), status: status, startedAt: start, data: data)
    }

    /// A machine that has started the workflow and knows its execution, 231.
    static func following(
        _ setting: N8nExecutionStateMachine.Setting, looks: Int = 0
    ) throws -> N8nExecutionStateMachine {
        var state = N8nStepState(
            phase: .following, startedAt: start, attempt: setting.attempt, executionID: try id(231))
        state.looks = looks
        return N8nExecutionStateMachine(setting, resuming: state)
    }

    /// A machine that has started the workflow and was not told its execution.
    static func searching(_ setting: N8nExecutionStateMachine.Setting) -> N8nExecutionStateMachine {
        N8nExecutionStateMachine(
            setting, resuming: N8nStepState(phase: .searching, startedAt: start, attempt: setting.attempt))
    }
}

extension N8nExecutionStateMachine.Action {
    /// The failure, when it is one.
    var failure: RunFailure? {
        guard case .fail(let failure, _) = self else { return nil }
        return failure
    }
}
