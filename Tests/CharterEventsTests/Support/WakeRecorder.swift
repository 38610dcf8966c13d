import CharterEvents
import Synchronization

/// Keeps the wake-ups that a waker hears, and waits for some of them.
final class WakeRecorder: Sendable {
    private struct State {
        var heard: [EventWake] = []
        var waiting: [(isEnough: @Sendable ([EventWake]) -> Bool, continuation: CheckedContinuation<Void, Never>)] = []
    }

    private let state = Mutex(State())

    var heard: [EventWake] { state.withLock { $0.heard } }

    /// The topics by name, of all messages.
    var topics: [String] { Self.topics(heard) }

    func hear(_ wake: EventWake) {
        let ready = state.withLock { state in
            state.heard.append(wake)
            let heard = state.heard
            let ready = state.waiting.filter { $0.isEnough(heard) }
            state.waiting.removeAll { $0.isEnough(heard) }
            return ready.map(\.continuation)
        }
        for continuation in ready { continuation.resume() }
    }

    func forget() { state.withLock { $0.heard = [] } }

    /// Returns once what was heard satisfies the condition.
    func wait(until isEnough: @escaping @Sendable ([EventWake]) -> Bool) async {
        await withCheckedContinuation { continuation in
            let isEnoughNow = state.withLock { state in
                guard !isEnough(state.heard) else { return true }
                state.waiting.append((isEnough, continuation))
                return false
            }
            if isEnoughNow { continuation.resume() }
        }
    }

    func waitFor(topics: Set<String>) async {
        await wait { Set(Self.topics($0)).isSuperset(of: topics) }
    }

    func waitForEverything(times: Int = 1) async {
        await wait { heard in heard.count { $0 == .everything } >= times }
    }

    private static func topics(_ heard: [EventWake]) -> [String] {
        heard.flatMap { (wake) -> [String] in
            guard case .topics(let topics) = wake else { return [] }
            return topics
        }
    }
}
