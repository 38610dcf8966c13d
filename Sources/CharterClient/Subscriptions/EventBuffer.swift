import Synchronization

/// A bounded queue between the task that reads a connection and the one that consumes its events: the reader waits while
/// it is full. One task sends, one takes.
final class EventBuffer<Element: Sendable>: Sendable {
    private struct State {
        /// Taken from `first` on; what lies before it is gone.
        var items: [Element] = []
        var first = 0
        var sender: CheckedContinuation<Bool, Never>?
        var taker: CheckedContinuation<Void, Never>?
        /// Set once nothing more comes; with the error that ended it.
        var end: (any Error)??
        var isAbandoned = false

        var count: Int { items.count - first }

        mutating func takeFirst() -> Element? {
            guard first < items.count else { return nil }
            let item = items[first]
            first += 1
            if first >= 64, first * 2 >= items.count {
                items.removeFirst(first)
                first = 0
            }
            return item
        }
    }

    private let capacity: Int
    private let state = Mutex(State())

    /// - Parameter capacity: how many may wait, at least 1.
    init(capacity: Int) { self.capacity = max(1, capacity) }

    /// Appends an event, after waiting for room; false when nobody takes events any more.
    func send(_ element: Element) async -> Bool {
        let mayGoOn = await withCheckedContinuation { (continuation: CheckedContinuation<Bool, Never>) in
            let answer: Bool? = state.withLock { state in
                if state.isAbandoned { return false }
                if state.count < capacity { return true }
                state.sender = continuation
                return nil
            }
            if let answer { continuation.resume(returning: answer) }
        }
        guard mayGoOn else { return false }
        let (taker, isWanted) = state.withLock { state in
            guard !state.isAbandoned else { return (nil as CheckedContinuation<Void, Never>?, false) }
            state.items.append(element)
            defer { state.taker = nil }
            return (state.taker, true)
        }
        taker?.resume()
        return isWanted
    }

    /// No more events come; those that wait are still taken.
    func finish(throwing error: (any Error)? = nil) {
        let taker = state.withLock { state in
            if state.end == nil { state.end = .some(error) }
            defer { state.taker = nil }
            return state.taker
        }
        taker?.resume()
    }

    /// Nobody takes events any more: the sender is told, a waiting taker gets the end.
    func abandon() {
        let (sender, taker) = state.withLock { state in
            state.isAbandoned = true
            state.items = []
            state.first = 0
            defer { (state.sender, state.taker) = (nil, nil) }
            return (state.sender, state.taker)
        }
        sender?.resume(returning: false)
        taker?.resume()
    }

    /// The next event, nil at the end; throws what ended the stream.
    func next() async throws -> Element? {
        while true {
            switch take() {
            case .item(let element, let sender):
                sender?.resume(returning: true)
                return element
            case .end(let error):
                if let error { throw error }
                return nil
            case .nothing: break
            }
            await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
                let isReady = state.withLock { state in
                    if state.count > 0 || state.end != nil || state.isAbandoned { return true }
                    state.taker = continuation
                    return false
                }
                if isReady { continuation.resume() }
            }
        }
    }

    private enum Taken {
        case item(Element, CheckedContinuation<Bool, Never>?)
        case end((any Error)?)
        case nothing
    }

    private func take() -> Taken {
        state.withLock { state in
            if let element = state.takeFirst() {
                defer { state.sender = nil }
                return .item(element, state.sender)
            }
            if let end = state.end { return .end(end) }
            return state.isAbandoned ? .end(nil) : .nothing
        }
    }
}
