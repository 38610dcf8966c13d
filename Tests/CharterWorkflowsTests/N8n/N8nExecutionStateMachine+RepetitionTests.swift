import Foundation
import Testing

@testable import CharterWorkflows

/// The second attempt of a step.
struct N8nExecutionStateMachineRepetitionTests {
    private typealias Given = N8nMachineSetting

    private func machine(previous: N8nStepState? = nil) throws -> N8nExecutionStateMachine {
        N8nExecutionStateMachine(try Given.setting(attempt: 2), startingAt: Given.start, previous: previous)
    }

    private func previous() throws -> N8nStepState {
        N8nStepState(phase: .following, startedAt: Given.later(-60), attempt: 1, executionID: try Given.id(231))
    }

    @Test func aFailedExecutionIsRepeatedByN8n() throws {
        var machine = try machine(previous: previous())
        #expect(machine.begin(nil, at: Given.start) == .fetch(try Given.id(231), includeData: false))
        #expect(
            machine.fetched(try Given.execution(231, .error), hasData: false, at: Given.start)
                == .retry(try Given.id(231)))
        #expect(
            machine.retried(try Given.execution(232, .running), at: Given.later(1)) == .rest(until: Given.later(3)))
        #expect(machine.state.executionID == N8nID("232"))
        #expect(machine.state.repeatedID == N8nID("231"))
        #expect(machine.state.isRepetition)
    }

    @Test func withoutAnIdTheKeyFindsIt() throws {
        var machine = try machine()
        #expect(machine.begin(nil, at: Given.start) == .search)
        let search = machine.search(for: "k")
        #expect(search.needsProof)
        #expect(search.earliest == Given.later(-86_430))
        #expect(
            machine.searched(.found(try Given.execution(231, .crashed)), at: Given.start) == .retry(try Given.id(231)))
    }

    @Test func whatStillRunsIsFollowed() throws {
        var machine = try machine(previous: previous())
        _ = machine.begin(nil, at: Given.start)
        #expect(
            machine.fetched(try Given.execution(231, .waiting), hasData: false, at: Given.start)
                == .rest(until: Given.later(2)))
        #expect(machine.state.attempt == 1)
    }

    @Test func whatSucceededMeanwhileIsTheResult() throws {
        var machine = try machine(previous: previous())
        _ = machine.begin(nil, at: Given.start)
        #expect(
            machine.fetched(try Given.execution(231, .success), hasData: false, at: Given.start)
                == .fetch(try Given.id(231), includeData: true))
        guard case .finish = machine.fetchFailed(.notFound(detail: ""), at: Given.start) else {
            Issue.record("a success was started anew")
            return
        }
    }

    @Test func whatN8nDoesNotRepeatIsStartedAnew() throws {
        for error in [N8nError.conflict(detail: ""), .notFound(detail: ""), .failed(status: 400, detail: "")] {
            var machine = try machine(previous: previous())
            _ = machine.begin(nil, at: Given.start)
            _ = machine.fetched(try Given.execution(231, .error), hasData: false, at: Given.start)
            #expect(machine.retryFailed(error, at: Given.start) == .remember)
            var anew = N8nStepState(
                phase: .starting, startedAt: Given.start, attempt: 2, workflowID: try Given.id(7))
            anew.repeatedID = try Given.id(231)
            #expect(machine.state == anew)
            // The failed one has our key as well.
            #expect(machine.search(for: "k").excluded == N8nID("231"))
        }
    }

    @Test func aRepetitionThatMayHaveBegunIsLookedFor() throws {
        var machine = try machine(previous: previous())
        _ = machine.begin(nil, at: Given.start)
        _ = machine.fetched(try Given.execution(231, .error), hasData: false, at: Given.start)
        #expect(
            machine.retryFailed(.timeout(limit: .seconds(30)), at: Given.later(30)) == .rest(until: Given.later(32)))
        #expect(machine.search(for: "k").excluded == N8nID("231"))
    }

    @Test func aBusyServerIsAskedAgainByTheNextAttempt() throws {
        var machine = try machine(previous: previous())
        _ = machine.begin(nil, at: Given.start)
        let failure = machine.fetchFailed(.rateLimited(retryAfter: .seconds(5)), at: Given.start).failure
        #expect(failure?.retryAfter == .seconds(5))
    }

    @Test(arguments: [N8nExecutionStatus.canceled])
    func whatSomebodyCancelledIsStartedAnew(status: N8nExecutionStatus) throws {
        var machine = try machine(previous: previous())
        _ = machine.begin(nil, at: Given.start)
        #expect(machine.fetched(try Given.execution(231, status), hasData: false, at: Given.start) == .remember)
    }

    @Test func whatIsGoneIsStartedAnew() throws {
        var known = try machine(previous: previous())
        _ = known.begin(nil, at: Given.start)
        #expect(known.fetchFailed(.notFound(detail: ""), at: Given.start) == .remember)
        var unknown = try machine()
        #expect(unknown.searched(.none, at: Given.start) == .remember)
        #expect(unknown.remembered() == .trigger)
    }

    @Test func aRunThatIsRetriedRemembersTheExecutionOfItsFirstLife() throws {
        var machine = N8nExecutionStateMachine(
            try Given.setting(attempt: 1), startingAt: Given.start, previous: try previous())
        #expect(machine.begin(nil, at: Given.start) == .fetch(try Given.id(231), includeData: false))
    }

    @Test func whatItRememberedSaysSinceWhenToLook() throws {
        var intent = try previous()
        intent.executionID = nil
        intent.phase = .starting
        var machine = try machine(previous: intent)
        #expect(machine.begin(nil, at: Given.start) == .search)
        #expect(machine.search(for: "k").earliest == Given.later(-90))
    }

    @Test func withoutTheAPITheWorkflowIsStartedAnew() throws {
        let setting = try Given.setting(attempt: 2, hasAPI: false)
        var machine = N8nExecutionStateMachine(setting, startingAt: Given.start, previous: try previous())
        #expect(machine.begin(nil, at: Given.start) == .remember)
    }
}
