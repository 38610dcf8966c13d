import Synchronization

/// What a listener has not taken yet. One that is too slow loses all of it and is told, so that it never grows beyond its
/// bound.
final class NotificationQueue: Sendable {
    private struct State {
        var waiting: [DatabaseNotification] = []
        var taker: CheckedContinuation<DatabaseNotification?, Never>?
        var isEnded = false
    }

    /// How many notifications wait for a listener at most.
    static let bound = 1_024

    private let state = Mutex(State())

    func add(_ notification: DatabaseNotification) {
        let taker: CheckedContinuation<DatabaseNotification?, Never>? = state.withLock { state in
            guard !state.isEnded else { return nil }
            if let taker = state.taker {
                state.taker = nil
                return taker
            }
            // Many losses in a row are one.
            if notification == .reconnected || state.waiting.count >= Self.bound {
                state.waiting = [.reconnected]
            } else {
                state.waiting.append(notification)
            }
            return nil
        }
        taker?.resume(returning: notification)
    }

    /// The next notification; nil at the end. One task takes at a time.
    func next() async -> DatabaseNotification? {
        await withCheckedContinuation { continuation in
            enum Answer {
                case now(DatabaseNotification?)
                case later(replacing: CheckedContinuation<DatabaseNotification?, Never>?)
            }
            let answer: Answer = state.withLock { state in
                if !state.waiting.isEmpty { return .now(state.waiting.removeFirst()) }
                if state.isEnded { return .now(nil) }
                defer { state.taker = continuation }
                return .later(replacing: state.taker)
            }
            switch answer {
            case .now(let notification): continuation.resume(returning: notification)
            case .later(let replaced): replaced?.resume(returning: nil)
            }
        }
    }

    func end() {
        let taker = state.withLock { state in
            state.isEnded = true
            state.waiting.removeAll()
            defer { state.taker = nil }
            return state.taker
        }
        taker?.resume(returning: nil)
    }
}
