import Foundation
import GraphQLJSON
import Testing

@testable import CharterWorkflows

/// Looking at an execution whose id is known.
struct N8nExecutionStateMachineFollowingTests {
    private typealias Given = N8nMachineSetting

    @Test func theRestsGrowFromTwoToFifteenSeconds() throws {
        var machine = try Given.following(try Given.setting())
        var now = Given.start
        var rests: [Double] = []
        for _ in 0..<8 {
            guard case .rest(let until) = machine.fetched(try Given.execution(231, .running), hasData: false, at: now)
            else {
                Issue.record("it does not rest")
                return
            }
            rests.append(until.timeIntervalSince(now))
            now = until
        }
        #expect(rests == [2, 3, 4.5, 6.75, 10.125, 15, 15, 15])
    }

    @Test(arguments: [N8nExecutionStatus.new, .running, .waiting, .unknown])
    func whatIsNoEndIsLookedAtAgain(status: N8nExecutionStatus) throws {
        var machine = try Given.following(try Given.setting())
        #expect(machine.begin(nil, at: Given.start) == .fetch(try Given.id(231), includeData: false))
        #expect(
            machine.fetched(try Given.execution(231, status), hasData: false, at: Given.start)
                == .rest(until: Given.later(2)))
    }

    @Test func aSuccessIsFetchedWithItsData() throws {
        var machine = try Given.following(try Given.setting())
        #expect(
            machine.fetched(try Given.execution(231, .success), hasData: false, at: Given.start)
                == .fetch(try Given.id(231), includeData: true))
        var execution = try Given.execution(231, .success)
        execution.reportedResult = ["n": 1]
        #expect(
            machine.fetched(execution, hasData: true, at: Given.start)
                == .finish(["status": "success", "result": ["n": 1], "execution_id": "231", "workflow_id": "7"]))
    }

    @Test func aResultThatIsTooLargeStaysWithN8n() throws {
        let expected = N8nExecutionStateMachine.Action.finish([
            "status": "success", "result": .null, "execution_id": "231", "workflow_id": "7", "result_too_large": true,
        ])
        var withheld = try Given.execution(231, .success)
        withheld.isDataTooLarge = true
        var machine = try Given.following(try Given.setting())
        #expect(machine.fetched(withheld, hasData: true, at: Given.start) == expected)
        _ = machine.fetched(try Given.execution(231, .success), hasData: false, at: Given.start)
        #expect(machine.fetchFailed(.tooLarge(bytes: 1), at: Given.start) == expected)
        #expect(machine.fetchFailed(.malformed(detail: "nested"), at: Given.start) == expected)
    }

    @Test func aResultThatNoTemplateCouldTakeStaysWithN8n() throws {
        var deep: JSONValue = 1
        for _ in 0..<45 { deep = [deep] }
        var execution = try Given.execution(231, .success)
        execution.reportedResult = deep
        var machine = try Given.following(try Given.setting())
        guard case .finish(let output) = machine.fetched(execution, hasData: true, at: Given.start) else {
            Issue.record("it is not finished")
            return
        }
        #expect(output["result"] == .null)
        #expect(output["result_too_large"] == true)
    }

    @Test func aBrokenConnectionDoesNotCostTheResult() throws {
        var machine = try Given.following(try Given.setting())
        _ = machine.fetched(try Given.execution(231, .success), hasData: false, at: Given.start)
        #expect(machine.fetchFailed(.connectionLost(reason: "x"), at: Given.start) == .rest(until: Given.later(2)))
    }

    @Test(arguments: [N8nExecutionStatus.error, .crashed])
    func aFailureSaysWhatN8nSays(status: N8nExecutionStatus) throws {
        var machine = try Given.following(try Given.setting())
        #expect(
            machine.fetched(try Given.execution(231, status), hasData: false, at: Given.start)
                == .fetch(try Given.id(231), includeData: true))
        let execution = try Given.execution(231, status, data: ["resultData": ["error": ["message": "no disk"]]])
        let failure = machine.fetched(execution, hasData: true, at: Given.start).failure
        #expect(failure?.message == "the n8n execution ended as \(status.rawValue): no disk")
        #expect(failure?.isRetryable == true)
        #expect(machine.fetchFailed(.tooLarge(bytes: 1), at: Given.start).failure?.isRetryable == true)
    }

    @Test func aCancelledExecutionIsNotRepeated() throws {
        var machine = try Given.following(try Given.setting())
        let failure = machine.fetched(try Given.execution(231, .canceled), hasData: false, at: Given.start).failure
        #expect(failure?.isRetryable == false)
    }

    @Test func anEarlyNotFoundIsTolerated() throws {
        var machine = try Given.following(try Given.setting())
        #expect(machine.fetchFailed(.notFound(detail: ""), at: Given.later(2)) == .rest(until: Given.later(4)))
        #expect(machine.fetchFailed(.notFound(detail: ""), at: Given.later(30)).failure?.isRetryable == false)
    }

    @Test func oneThatWasSeenMayBeGoneForAWhile() throws {
        var machine = try Given.following(try Given.setting())
        _ = machine.fetched(try Given.execution(231, .running), hasData: false, at: Given.later(100))
        guard case .rest = machine.fetchFailed(.notFound(detail: ""), at: Given.later(129)) else {
            Issue.record("it gave up")
            return
        }
        #expect(machine.fetchFailed(.notFound(detail: ""), at: Given.later(130)).failure != nil)
    }

    @Test func anOutageOfTenMinutesIsSatOut() throws {
        var machine = try Given.following(try Given.setting())
        let error = N8nError.failed(status: 502, detail: "Bad Gateway")
        #expect(machine.fetchFailed(error, at: Given.later(10)) == .rest(until: Given.later(12)))
        guard case .rest = machine.fetchFailed(error, at: Given.later(609)) else {
            Issue.record("it gave up")
            return
        }
        #expect(machine.fetchFailed(error, at: Given.later(610)).failure?.code == "UPSTREAM_ERROR")
    }

    @Test func aLookThatSucceedsEndsTheOutage() throws {
        var machine = try Given.following(try Given.setting())
        _ = machine.fetchFailed(.unreachable(reason: "x"), at: Given.later(10))
        _ = machine.fetched(try Given.execution(231, .running), hasData: false, at: Given.later(20))
        guard case .rest = machine.fetchFailed(.unreachable(reason: "x"), at: Given.later(700)) else {
            Issue.record("it gave up")
            return
        }
    }

    @Test func aBusyServerIsLeftInPeaceAsLongAsItAsks() throws {
        var machine = try Given.following(try Given.setting())
        #expect(
            machine.fetchFailed(.rateLimited(retryAfter: .seconds(60)), at: Given.start)
                == .rest(until: Given.later(60)))
    }

    @Test func aRefusedKeyIsNoOutage() throws {
        var machine = try Given.following(try Given.setting())
        #expect(machine.fetchFailed(.refused(status: 401), at: Given.start).failure?.isRetryable == false)
    }

    @Test func anExecutionThatTakesTooLongIsStopped() throws {
        var machine = try Given.following(try Given.setting())
        guard case .fail(let failure, let stopping) = machine.begin(nil, at: Given.later(86_400)) else {
            Issue.record("it goes on")
            return
        }
        #expect(failure.code == "TIMEOUT")
        #expect(stopping == N8nID("231"))
    }
}
