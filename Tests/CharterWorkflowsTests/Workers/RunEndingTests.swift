import CharterStorage
import Testing

@testable import CharterWorkflows

struct RunEndingTests {
    private let done = RunOutcome.succeeded(output: "done")
    private let failure = RunFailure(code: "UPSTREAM_ERROR", message: "no")

    private func ending(_ error: any Error, _ stop: StopReason? = nil) -> RunEnding {
        RunEnding(.failure(error), stop: stop)
    }

    @Test func whatAProgramReturnsIsItsRunsEnd() {
        #expect(RunEnding(.success(done), stop: nil) == .outcome(done))
    }

    @Test(arguments: [StopReason.cancelled, .overdue, .drained])
    func whatIsDoneIsDone(stop: StopReason) {
        #expect(RunEnding(.success(done), stop: stop) == .outcome(done))
    }

    @Test func withoutALeaseNothingIsWritten() {
        #expect(RunEnding(.success(done), stop: .leaseLost) == .lost)
        #expect(ending(CancellationError(), .leaseLost) == .lost)
        #expect(ending(RunError.leaseLost) == .lost)
        #expect(RunEnding.lost.conclusion == nil)
    }

    @Test func aStoppedProgramEndsAsItsStopSays() {
        #expect(ending(CancellationError(), .cancelled) == .cancelled)
        #expect(ending(CancellationError(), .overdue) == .outcome(.failed(.overdue)))
        #expect(ending(CancellationError(), .drained) == .released)
        // Programs wrap what stops them in errors of their own.
        #expect(ending(failure, .drained) == .released)
    }

    @Test func aThrownFailureFailsTheRun() {
        #expect(ending(failure) == .outcome(.failed(failure)))
    }

    @Test(arguments: [CancellationError() as any Error, StorageError.closed, RunError.invalid(reason: "x")])
    func otherErrorsAreInternal(error: any Error) {
        guard case .outcome(.failed(let failure)) = ending(error) else {
            Issue.record("not failed")
            return
        }
        #expect(failure.code == "INTERNAL_ERROR")
    }

    @Test func aProgramThatWaitsForNothingFails() {
        guard case .failed(let failure) = RunEnding.outcome(.resting(until: nil, signals: [])).conclusion else {
            Issue.record("it would wait for ever")
            return
        }
        #expect(failure.message.contains("waits for nothing"))
    }
}
