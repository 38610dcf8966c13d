import CharterResilience
import Foundation
import Synchronization

/// A clock that a test moves, and whose sleepers it can wait for.
final class TestTime: Sendable {
    private struct Sleeper {
        let wakes: Date
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var now = Date(timeIntervalSince1970: 1_000_000)
        var nextID = 0
        var sleepers: [Int: Sleeper] = [:]
        var watchers: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    var now: Date { state.withLock { $0.now } }

    var clock: WallClock { WallClock(now: { self.now }, sleep: { try await self.sleep($0) }) }

    /// Lets time pass and wakes whoever slept until then.
    func advance(by seconds: Double) {
        let due = state.withLock { state -> [Sleeper] in
            state.now += seconds
            let ids = state.sleepers.filter { $0.value.wakes <= state.now }.keys
            return ids.compactMap { state.sleepers.removeValue(forKey: $0) }
        }
        for sleeper in due { sleeper.continuation.resume() }
    }

    /// Returns once somebody sleeps.
    func untilSomebodySleeps() async {
        await withCheckedContinuation { watcher in
            let isAsleep = state.withLock { state in
                if state.sleepers.isEmpty { state.watchers.append(watcher) }
                return !state.sleepers.isEmpty
            }
            if isAsleep { watcher.resume() }
        }
    }

    private func sleep(_ duration: Duration) async throws {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                let watchers = state.withLock { state -> [CheckedContinuation<Void, Never>]? in
                    if Task.isCancelled { return nil }
                    let wakes = state.now.addingTimeInterval(duration.inSeconds)
                    state.sleepers[id] = Sleeper(wakes: wakes, continuation: continuation)
                    defer { state.watchers = [] }
                    return state.watchers
                }
                guard let watchers else { return continuation.resume(throwing: CancellationError()) }
                for watcher in watchers { watcher.resume() }
            }
        } onCancel: {
            let sleeper = state.withLock { $0.sleepers.removeValue(forKey: id) }
            sleeper?.continuation.resume(throwing: CancellationError())
        }
    }
}
