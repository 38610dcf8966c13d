import Foundation
import GraphQLJSON
import Testing

@testable import CharterWorkflows

/// From the wish to start a workflow to its start.
struct N8nExecutionStateMachineTests {
    private typealias Given = N8nMachineSetting

    @Test func theIntentIsWrittenDownBeforeTheStart() throws {
        var machine = N8nExecutionStateMachine(try Given.setting(), startingAt: Given.start)
        #expect(machine.begin(nil, at: Given.start) == .remember)
        #expect(machine.state.phase == .starting)
        #expect(machine.remembered() == .trigger)
        #expect(
            machine.triggered(.execution(try Given.id(231)), at: Given.later(1)) == .rest(until: Given.later(3)))
        #expect(machine.state.phase == .following)
        #expect(machine.state.executionID == N8nID("231"))
    }

    @Test func aResultInTheAnswerIsTheEnd() throws {
        var machine = N8nExecutionStateMachine(try Given.setting(), startingAt: Given.start)
        #expect(
            machine.triggered(.result(["n": 1]), at: Given.start)
                == .finish(["status": "success", "result": ["n": 1], "workflow_id": "7"]))
    }

    @Test func withoutAnIdItIsLookedFor() throws {
        var machine = N8nExecutionStateMachine(try Given.setting(), startingAt: Given.start)
        #expect(machine.triggered(.received, at: Given.start) == .rest(until: Given.later(2)))
        #expect(machine.state.phase == .searching)
        var next = N8nExecutionStateMachine(try Given.setting(), resuming: machine.state)
        #expect(next.begin(nil, at: Given.later(2)) == .search)
    }

    @Test func aStartThatMayHaveHappenedIsNotRepeated() throws {
        for error in [
            N8nError.timeout(limit: .seconds(30)), .connectionLost(reason: "x"), .failed(status: 504, detail: ""),
        ] {
            var machine = N8nExecutionStateMachine(try Given.setting(), startingAt: Given.start)
            #expect(machine.triggerFailed(error, at: Given.later(1)) == .rest(until: Given.later(3)))
            #expect(machine.state.phase == .searching)
            #expect(machine.state.isUncertain)
        }
    }

    @Test func aStartThatDidNotHappenFailsTheStep() throws {
        var machine = N8nExecutionStateMachine(try Given.setting(), startingAt: Given.start)
        let unreachable = machine.triggerFailed(.unreachable(reason: "x"), at: Given.start).failure
        #expect(unreachable?.isRetryable == true)
        let refused = machine.triggerFailed(.refused(status: 403), at: Given.start).failure
        #expect(refused?.isRetryable == false)
        let busy = machine.triggerFailed(.rateLimited(retryAfter: .seconds(9)), at: Given.start).failure
        #expect(busy?.retryAfter == .seconds(9))
    }

    @Test func anUnknownWebhookIsExplained() throws {
        let cases: [(JSONValue, String)] = [
            (["path": "x", "workflow": 7], "publish the workflow"),
            (["path": "x", "test": true], "listen for a test event"),
            (["trigger": "execute", "workflow": 7], "trigger: webhook"),
        ]
        for (input, advice) in cases {
            var machine = N8nExecutionStateMachine(try Given.setting(input), startingAt: Given.start)
            let failure = machine.triggerFailed(.notFound(detail: "not registered"), at: Given.start).failure
            #expect(failure?.message.contains(advice) == true)
            #expect(failure?.message.contains("not registered") == true)
        }
    }

    @Test func aWorkflowIsPublishedOnceWhenAskedTo() throws {
        let setting = try Given.setting(["path": "x", "workflow": 7, "publish": true])
        var machine = N8nExecutionStateMachine(setting, startingAt: Given.start)
        #expect(machine.triggerFailed(.notFound(detail: ""), at: Given.start) == .publish(try Given.id(7)))
        #expect(machine.published() == .trigger)
        #expect(machine.triggerFailed(.notFound(detail: ""), at: Given.start).failure != nil)
    }

    @Test func aStartWhoseEndNobodyWouldTellDoesNotHappen() throws {
        func begin(_ input: JSONValue, hasAPI: Bool) throws -> N8nExecutionStateMachine.Action {
            let setting = try Given.setting(input, hasAPI: hasAPI, hasCallbacks: false)
            var machine = N8nExecutionStateMachine(setting, startingAt: Given.start)
            return machine.begin(nil, at: Given.start)
        }
        #expect(try begin(["path": "x"], hasAPI: true).failure?.code == "VALIDATION_ERROR")
        #expect(try begin(["path": "x", "workflow": 7], hasAPI: false).failure?.code == "VALIDATION_ERROR")
        #expect(try begin(["trigger": "execute", "workflow": 7], hasAPI: false).failure?.code == "VALIDATION_ERROR")
        #expect(try begin(["path": "x", "workflow": 7], hasAPI: true) == .remember)
        #expect(try begin(["path": "x", "respond": "lastNode"], hasAPI: false) == .remember)
    }

    @Test func anIdThatNobodyCanFollowFailsTheStep() throws {
        let setting = try Given.setting(["path": "x", "respond": "responseNode"], hasAPI: false, hasCallbacks: false)
        var machine = N8nExecutionStateMachine(setting, startingAt: Given.start)
        #expect(machine.triggered(.execution(try Given.id(1)), at: Given.start).failure?.code == "VALIDATION_ERROR")
    }

    @Test func withoutTheAPIOnlyACallbackWakesIt() throws {
        let setting = try Given.setting(["path": "x"], hasAPI: false)
        var machine = N8nExecutionStateMachine(setting, startingAt: Given.start)
        #expect(machine.triggered(.received, at: Given.start) == .rest(until: Given.later(86_400)))
        var next = N8nExecutionStateMachine(setting, resuming: machine.state)
        #expect(next.begin(nil, at: Given.later(86_400)).failure?.code == "TIMEOUT")
    }

    @Test func aDoubtfulStartThatNobodyCanLookForEndsSoon() throws {
        let setting = try Given.setting(["path": "x"], hasAPI: false)
        var machine = N8nExecutionStateMachine(setting, startingAt: Given.start)
        #expect(
            machine.triggerFailed(.timeout(limit: .seconds(30)), at: Given.later(30)) == .rest(until: Given.later(60)))
        var next = N8nExecutionStateMachine(setting, resuming: machine.state)
        #expect(next.begin(nil, at: Given.later(60)).failure?.isRetryable == true)
    }
}
