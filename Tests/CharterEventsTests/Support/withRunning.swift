import CharterEvents

/// Runs wakers beside a test and ends them with it.
func withRunning<Result: Sendable>(
    _ wakers: [(waker: any EventWaker, recorder: WakeRecorder)],
    _ body: @Sendable () async throws -> Result
) async throws -> Result {
    let running = Task {
        await withDiscardingTaskGroup { group in
            for (waker, recorder) in wakers {
                group.addTask { await waker.run { recorder.hear($0) } }
            }
        }
    }
    defer { running.cancel() }
    return try await body()
}
