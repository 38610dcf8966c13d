import Synchronization

/// Time that passes only when a test says so.
final class ManualClock: Clock, Sendable {
    struct Instant: InstantProtocol {
        var offset: Duration

        func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        func duration(to other: Instant) -> Duration { other.offset - offset }
        static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    private struct Sleeper {
        let wakeTime: Instant
        let continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        var now = Instant(offset: .zero)
        var sleepers: [Sleeper] = []
        var watchers: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    var now: Instant { state.withLock { $0.now } }
    var minimumResolution: Duration { .zero }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        await withCheckedContinuation { continuation in
            let watchers = state.withLock { state in
                state.sleepers.append(Sleeper(wakeTime: deadline, continuation: continuation))
                defer { state.watchers = [] }
                return state.watchers
            }
            for watcher in watchers { watcher.resume() }
        }
    }

    /// Lets time pass in steps, each time until whoever was woken sleeps again.
    func advance(by duration: Duration, steps: Int) async {
        for _ in 0..<steps {
            await untilSomebodySleeps()
            let due = state.withLock { state in
                state.now.offset += duration / steps
                defer { state.sleepers.removeAll { $0.wakeTime <= state.now } }
                return state.sleepers.filter { $0.wakeTime <= state.now }
            }
            for sleeper in due { sleeper.continuation.resume() }
        }
    }

    private func untilSomebodySleeps() async {
        await withCheckedContinuation { watcher in
            let isAsleep = state.withLock { state in
                if state.sleepers.isEmpty { state.watchers.append(watcher) }
                return !state.sleepers.isEmpty
            }
            if isAsleep { watcher.resume() }
        }
    }
}
