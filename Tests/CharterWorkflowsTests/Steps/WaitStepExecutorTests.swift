import Foundation
import GraphQLJSON
import Testing

@testable import CharterWorkflows

struct WaitStepExecutorTests {
    private let time = TestTime()

    private func execute(_ input: JSONValue, state: JSONValue? = nil, signal: JSONValue? = nil) async throws
        -> StepResult
    {
        try await WaitStepExecutor().execute(
            StepInvocation(
                runID: "r1", step: "s", attempt: 1, input: input, idempotencyKey: "k", state: state, signal: signal,
                journal: RecordingJournal(time)))
    }

    @Test func itWaitsForItsSignal() async throws {
        #expect(try await execute(["signal": "go"]) == .waiting(until: nil, signal: "go", state: ["waits": true]))
        #expect(
            try await execute(["signal": "go", "timeout": "1h"])
                == .waiting(until: time.now.addingTimeInterval(3_600), signal: "go", state: ["waits": true]))
    }

    @Test func aPayloadIsItsOutput() async throws {
        #expect(
            try await execute(["signal": "go"], state: ["waits": true], signal: ["a": 1]) == .finished(output: ["a": 1])
        )
        #expect(try await execute(["signal": "go"], state: ["waits": true], signal: .null) == .finished(output: .null))
    }

    @Test func withoutASignalInTimeItFailsOrGivesNull() async throws {
        await #expect(throws: RunFailure(code: "TIMEOUT", message: "no signal \"go\" came in time", step: "s")) {
            try await execute(["signal": "go", "timeout": "1h"], state: ["waits": true])
        }
        #expect(
            try await execute(["signal": "go", "timeout": "1h", "onTimeout": "continue"], state: ["waits": true])
                == .finished(output: .null))
    }

    @Test func aSignalNeedsAName() async throws {
        await #expect(
            throws: RunFailure(
                code: "VALIDATION_ERROR", message: "`signal` must be a text of 1 to 200 characters, not 7", step: "s")
        ) {
            try await execute(["signal": 7])
        }
    }
}
