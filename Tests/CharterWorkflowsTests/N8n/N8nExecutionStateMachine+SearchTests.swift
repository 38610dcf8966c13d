import Foundation
import Testing

@testable import CharterWorkflows

/// Looking for an execution whose id nobody told.
struct N8nExecutionStateMachineSearchTests {
    private typealias Given = N8nMachineSetting

    /// What a worker finds whose predecessor was lost right after the intent.
    private func orphan() throws -> N8nExecutionStateMachine {
        N8nExecutionStateMachine(
            try Given.setting(), resuming: N8nStepState(phase: .starting, startedAt: Given.start, attempt: 1))
    }

    @Test func aSuccessorAdoptsWhatIsUnderWay() throws {
        var machine = try orphan()
        #expect(machine.begin(nil, at: Given.later(40)) == .search)
        let action = machine.searched(.found(try Given.execution(231, .running)), at: Given.later(40))
        guard case .rest = action else {
            Issue.record("it does not rest: \(action)")
            return
        }
        #expect(machine.state.executionID == N8nID("231"))
    }

    @Test func aSuccessorStartsWhatWasNotStarted() throws {
        var machine = try orphan()
        #expect(machine.searched(.none, at: Given.later(40)) == .trigger)
    }

    @Test func aSuccessorDoesNotGuess() throws {
        var machine = try orphan()
        #expect(machine.searched(.ambiguous(2), at: Given.later(40)).failure?.isRetryable == false)
    }

    @Test func aSuccessorThatCannotLookTrustsTheKey() throws {
        let setting = try Given.setting(["path": "x"], hasAPI: false)
        var machine = N8nExecutionStateMachine(
            setting, resuming: N8nStepState(phase: .starting, startedAt: Given.start, attempt: 1))
        #expect(machine.begin(nil, at: Given.later(40)) == .trigger)
    }

    @Test func aSuccessorWaitsForAnAnswerRatherThanStartTwice() throws {
        var machine = try orphan()
        #expect(machine.searchFailed(.unreachable(reason: "x"), at: Given.later(40)) == .rest(until: Given.later(42)))
        #expect(machine.state.phase == .starting)
    }

    @Test func theSearchGoesOnForAMinute() throws {
        var machine = Given.searching(try Given.setting())
        #expect(machine.searched(.none, at: Given.later(2)) == .rest(until: Given.later(4)))
        #expect(machine.searched(.none, at: Given.later(4)) == .rest(until: Given.later(7)))
        let failure = machine.searched(.none, at: Given.later(60)).failure
        #expect(failure?.message.contains("filter") == true)
        #expect(failure?.isRetryable == false)
    }

    @Test func anUncertainStartThatDoesNotAppearMayBeRepeated() throws {
        var machine = Given.searching(try Given.setting())
        machine.state.isUncertain = true
        #expect(machine.searched(.none, at: Given.later(60)).failure?.isRetryable == true)
    }

    @Test func severalThatMayBeItAreNotChosenFrom() throws {
        var machine = Given.searching(try Given.setting())
        #expect(machine.searched(.ambiguous(3), at: Given.later(2)) == .rest(until: Given.later(4)))
        #expect(machine.searched(.ambiguous(3), at: Given.later(60)).failure?.message.contains("3 executions") == true)
    }

    @Test func whatWasFoundAtItsEndIsFetchedWithItsData() throws {
        var machine = Given.searching(try Given.setting())
        #expect(
            machine.searched(.found(try Given.execution(231, .success)), at: Given.later(2))
                == .fetch(try Given.id(231), includeData: true))
    }

    @Test func theSearchIsForWhatBeganThen() throws {
        let search = Given.searching(try Given.setting()).search(for: "k")
        #expect(search.earliest == Given.later(-30))
        #expect(!search.needsProof)
    }
}
