import Foundation
import GraphQLJSON
import Testing

@testable import CharterWorkflows

struct N8nStepStateTests {
    @Test func whatIsRememberedIsReadAgain() throws {
        let time = Date(timeIntervalSince1970: 1_764_300_000.25)
        var state = N8nStepState(
            phase: .following, startedAt: time, attempt: 2, workflowID: N8nID("7"), executionID: N8nID("231"))
        state.repeatedID = N8nID("230")
        state.isRepetition = true
        state.isUncertain = true
        state.hasReportedSuccess = true
        state.looks = 9
        state.seenAt = time
        state.failingSince = time
        #expect(N8nStepState(try JSONValue.parse(state.json.encoded())) == state)
        for phase in N8nStepState.Phase.allCases {
            let state = N8nStepState(phase: phase, startedAt: time, attempt: 1)
            #expect(N8nStepState(state.json) == state)
        }
    }

    @Test(arguments: [[:], ["phase": "flying", "started_at": "x", "attempt": 1, "looks": 0], .null] as [JSONValue])
    func somethingElseIsNoState(json: JSONValue) {
        #expect(N8nStepState(json) == nil)
    }
}
