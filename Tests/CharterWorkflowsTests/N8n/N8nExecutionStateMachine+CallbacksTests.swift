import Foundation
import GraphQLJSON
import Testing

@testable import CharterWorkflows

/// What the workflow itself reports.
struct N8nExecutionStateMachineCallbacksTests {
    private typealias Given = N8nMachineSetting

    private func report(_ body: JSONValue, attempt: Int = 1) throws -> N8nCallbackReport {
        try N8nCallbackReport(body, attempt: attempt)
    }

    @Test func aResultEndsTheWaitAtOnce() throws {
        var machine = try Given.following(try Given.setting())
        let report = try report(["execution_id": 231, "status": "success", "result": ["n": 1]])
        #expect(
            machine.begin(report, at: Given.later(1))
                == .finish(["status": "success", "result": ["n": 1], "execution_id": "231", "workflow_id": "7"]))
    }

    @Test func aSuccessWithoutResultIsLookedUp() throws {
        var machine = try Given.following(try Given.setting())
        let action = machine.begin(try report(["status": "success"]), at: Given.later(1))
        #expect(action == .fetch(try Given.id(231), includeData: false))
        #expect(
            machine.fetched(try Given.execution(231, .running), hasData: false, at: Given.later(1))
                == .rest(until: Given.later(3)))
    }

    @Test func aReportedSuccessThatN8nDidNotKeepIsOne() throws {
        var machine = try Given.following(try Given.setting())
        _ = machine.begin(try report(["status": "success"]), at: Given.later(1))
        #expect(machine.fetchFailed(.notFound(detail: ""), at: Given.later(1)) == .rest(until: Given.later(3)))
        var next = N8nExecutionStateMachine(try Given.setting(), resuming: machine.state)
        #expect(
            next.fetchFailed(.notFound(detail: ""), at: Given.later(40))
                == .finish(["status": "success", "result": .null, "execution_id": "231", "workflow_id": "7"]))
    }

    @Test func withoutTheAPITheReportIsAllThereIs() throws {
        let setting = try Given.setting(["path": "x"], hasAPI: false)
        var machine = Given.searching(setting)
        #expect(
            machine.begin(try report(["status": "success"]), at: Given.later(1))
                == .finish(["status": "success", "result": .null]))
    }

    @Test func aFailureSaysWhatTheWorkflowSays() throws {
        var machine = try Given.following(try Given.setting())
        let failure = machine.begin(try report(["error": "no disk"]), at: Given.later(1)).failure
        #expect(failure?.message == "the n8n execution ended as error: no disk")
    }

    @Test func anAnnouncementTellsTheId() throws {
        var machine = Given.searching(try Given.setting())
        #expect(machine.begin(try report(["execution_id": 231]), at: Given.later(1)) == .rest(until: Given.later(3)))
        #expect(machine.state.executionID == N8nID("231"))
        #expect(machine.state.phase == .following)
    }

    @Test func aReportOfAnotherExecutionIsNotHeard() throws {
        var machine = try Given.following(try Given.setting())
        let report = try report(["execution_id": 230, "status": "error", "error": "old"])
        #expect(machine.begin(report, at: Given.later(1)) == .fetch(try Given.id(231), includeData: false))
    }

    @Test func aLateReportOfTheAttemptBeforeIsNotHeard() throws {
        var machine = Given.searching(try Given.setting(attempt: 2))
        #expect(machine.begin(try report(["error": "old"], attempt: 1), at: Given.later(1)) == .search)
    }

    @Test func ofARepetitionOnlyANamedReportIsHeard() throws {
        let setting = try Given.setting(attempt: 2)
        var state = N8nStepState(phase: .following, startedAt: Given.start, attempt: 1, executionID: try Given.id(232))
        state.isRepetition = true
        state.repeatedID = try Given.id(231)
        var unnamed = N8nExecutionStateMachine(setting, resuming: state)
        #expect(
            unnamed.begin(try report(["error": "old"]), at: Given.later(1))
                == .fetch(try Given.id(232), includeData: false))
        var old = N8nExecutionStateMachine(setting, resuming: state)
        #expect(
            old.begin(try report(["execution_id": 231, "error": "old"]), at: Given.later(1))
                == .fetch(try Given.id(232), includeData: false))
        var named = N8nExecutionStateMachine(setting, resuming: state)
        #expect(named.begin(try report(["execution_id": 232, "error": "new"]), at: Given.later(1)).failure != nil)
    }
}
