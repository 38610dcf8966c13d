import Testing

@testable import CharterWorkflows

struct RunningProgramTests {
    private static func untilCancelled() async throws -> RunOutcome {
        try await Task.sleep(for: .seconds(1_000))
        return .succeeded(output: .null)
    }

    @Test func aProgramRunsToItsEnd() async throws {
        let result = await RunningProgram().run { .succeeded(output: 1) }
        #expect(try result.get() == .succeeded(output: 1))
    }

    @Test func aStopCancelsIt() async {
        let running = RunningProgram()
        async let result = running.run(Self.untilCancelled)
        running.stop(.cancelled)
        let ended = await result
        #expect(throws: CancellationError.self) { try ended.get() }
        #expect(running.stopReason == .cancelled)
    }

    @Test func theFirstReasonCountsExceptForALostLease() {
        let running = RunningProgram()
        running.stop(.drained)
        running.stop(.cancelled)
        #expect(running.stopReason == .drained)
        running.stop(.leaseLost)
        #expect(running.stopReason == .leaseLost)
    }

    @Test func aProgramThatDoesNotStopIsLeftBehind() async {
        let running = RunningProgram()
        let (blocked, unblock) = AsyncStream.makeStream(of: Void.self)
        async let result = running.run {
            // Deaf to cancellation.
            await Task { for await _ in blocked {} }.value
            return .succeeded(output: .null)
        }
        running.stop(.drained)
        running.abandon()
        let ended = await result
        #expect(throws: CancellationError.self) { try ended.get() }
        unblock.finish()
    }
}
