import Foundation
import GraphQLJSON
import Testing

@testable import CharterWorkflows

struct DelayStepExecutorTests {
    private let time = TestTime()

    private func execute(_ input: JSONValue, state: JSONValue? = nil) async throws -> StepResult {
        try await DelayStepExecutor().execute(
            StepInvocation(
                runID: "r1", step: "s", attempt: 1, input: input, idempotencyKey: "k", state: state,
                journal: RecordingJournal(time)))
    }

    private func until(_ result: StepResult) -> Date? {
        guard case .waiting(let until, nil, _) = result else { return nil }
        return until
    }

    @Test func itWaitsForADuration() async throws {
        #expect(until(try await execute(["for": "1m30s"])) == time.now.addingTimeInterval(90))
    }

    @Test func itWaitsUntilATime() async throws {
        #expect(until(try await execute(["until": "1970-01-12T13:46:50Z"])) == Date(timeIntervalSince1970: 1_000_010))
        #expect(
            until(try await execute(["until": "1970-01-12T14:46:50.5+01:00"]))
                == Date(timeIntervalSince1970: 1_000_010.5))
    }

    @Test func whatHasPassedIsNotWaitedFor() async throws {
        #expect(try await execute(["for": "0s"]) == .finished(output: .null))
        #expect(try await execute(["until": "1970-01-01T00:00:00Z"]) == .finished(output: .null))
    }

    @Test func itIsDoneWhenItIsWoken() async throws {
        #expect(try await execute(["for": "1m"], state: ["until": 1]) == .finished(output: .null))
    }

    @Test(
        arguments: [
            (
                ["for": "soon"],
                "`for` must be a duration: write a number with its unit, such as 250ms, 30s, 5m, 1h30m or 7d; it is \"soon\""
            ),
            (
                ["for": 30],
                "`for` must be a duration: write a number with its unit, such as 250ms, 30s, 5m, 1h30m or 7d; it is 30"
            ),
            (["until": "tomorrow"], "`until` must be a time such as 2026-01-31T12:00:00Z, not \"tomorrow\""),
        ] as [(JSONValue, String)])
    func whatIsNoTimeFails(input: JSONValue, message: String) async throws {
        await #expect(throws: RunFailure(code: "VALIDATION_ERROR", message: message, step: "s")) {
            try await execute(input)
        }
    }
}
