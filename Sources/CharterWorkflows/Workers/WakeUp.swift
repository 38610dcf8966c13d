import CharterResilience
import Synchronization

/// A bell: it wakes all who wait. A ring that comes while nobody waits is kept for the next, several are one.
final class WakeUp: Sendable {
    private struct State {
        var hasRung = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    func ring() {
        let waiting = state.withLock { state in
            defer { state.waiting = [] }
            state.hasRung = state.waiting.isEmpty
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    /// Returns at the next ring, at once when one was kept; after the duration; or when the task is cancelled.
    func wait(upTo limit: Duration, clock: WallClock) async {
        let timer = Task {
            try await clock.sleep(limit)
            ring()
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let goesOn = state.withLock { state in
                    guard !state.hasRung, !Task.isCancelled else {
                        state.hasRung = false
                        return true
                    }
                    state.waiting.append(continuation)
                    return false
                }
                if goesOn { continuation.resume() }
            }
        } onCancel: {
            ring()
        }
        timer.cancel()
    }
}
