import Synchronization

/// A program at work on a run, and the means to stop it.
final class RunningProgram: Sendable {
    private struct State {
        var stopReason: StopReason?
        var task: Task<Void, Never>?
        var waiting: CheckedContinuation<Result<RunOutcome, any Error>, Never>?
        var isAbandoned = false
    }

    private let state = Mutex(State())

    /// Why it was asked to stop: the first reason, but a lost lease overrules every other.
    var stopReason: StopReason? { state.withLock { $0.stopReason } }

    /// Runs the program to its end.
    /// - Returns: What it returned or threw; `CancellationError` when it was abandoned.
    func run(_ program: @escaping @Sendable () async throws -> RunOutcome) async -> Result<RunOutcome, any Error> {
        await withCheckedContinuation { continuation in
            let isAbandoned = state.withLock { state in
                if !state.isAbandoned { state.waiting = continuation }
                return state.isAbandoned
            }
            guard !isAbandoned else { return continuation.resume(returning: .failure(CancellationError())) }
            let task = Task {
                do {
                    settle(.success(try await program()))
                } catch {
                    settle(.failure(error))
                }
            }
            let isStopped = state.withLock { state in
                state.task = task
                return state.stopReason != nil
            }
            if isStopped { task.cancel() }
        }
    }

    /// Cancels the program, now or as soon as it starts.
    func stop(_ reason: StopReason) {
        let task = state.withLock { state in
            if state.stopReason == nil || reason == .leaseLost { state.stopReason = reason }
            return state.task
        }
        task?.cancel()
    }

    /// Waits no longer for a program that does not stop: whatever it does from now on is refused by its journal.
    func abandon() {
        state.withLock { $0.isAbandoned = true }
        settle(.failure(CancellationError()))
    }

    private func settle(_ result: Result<RunOutcome, any Error>) {
        let waiting = state.withLock { state in
            defer { state.waiting = nil }
            return state.waiting
        }
        waiting?.resume(returning: result)
    }
}
