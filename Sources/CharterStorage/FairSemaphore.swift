import CharterResilience
import Synchronization

/// Permits that tasks wait for in the order in which they came, for a bounded time: the turns at SQLite's one writer, the
/// places in a pool of connections.
final class FairSemaphore: Sendable {
    private struct Waiter {
        let continuation: CheckedContinuation<Void, any Error>
        let deadline: ContinuousClock.Instant
    }

    private struct State {
        var permits: Int
        /// Those who wait, by the number under which they came; some numbers in between may have gone.
        var line: [UInt64: Waiter] = [:]
        var first: UInt64 = 0
        var next: UInt64 = 0
        var isTimerRunning = false
        var isClosed = false
        /// Those who wait for the last permit to come back.
        var drainers: [CheckedContinuation<Void, Never>] = []

        /// The one who has waited longest.
        mutating func head() -> (number: UInt64, waiter: Waiter)? {
            while first < next {
                if let waiter = line[first] { return (first, waiter) }
                first += 1
            }
            return nil
        }
    }

    private let timeout: Duration
    private let total: Int
    private let state: Mutex<State>

    /// - Parameter timeout: How long to wait at most; all wait equally long, so the first in line is the first to give up.
    init(permits: Int, timeout: Duration) {
        self.timeout = timeout
        total = permits
        state = Mutex(State(permits: permits))
    }

    /// How many wait.
    var waiting: Int { state.withLock { $0.line.count } }

    /// Takes a permit without waiting, if there is one and nobody is in line.
    func tryAcquire() -> Bool {
        state.withLock { state in
            guard state.permits > 0, state.line.isEmpty, !state.isClosed else { return false }
            state.permits -= 1
            return true
        }
    }

    /// Takes a permit, which must be given back by `release`. Throws `StorageError.poolTimeout`, `StorageError.closed`, or
    /// `CancellationError` when the task is cancelled while it waits, and has taken nothing then.
    func acquire() async throws {
        if tryAcquire() { return }
        let number = state.withLock { state in
            defer { state.next += 1 }
            return state.next
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { enter(number, $0) }
        } onCancel: {
            leave(number, throwing: CancellationError())
        }
    }

    /// Gives a permit back: to the first in line, if somebody waits.
    func release() {
        let (waiter, drainers): (Waiter?, [CheckedContinuation<Void, Never>]) = state.withLock { state in
            if let (number, waiter) = state.head() {
                state.line[number] = nil
                return (waiter, [])
            }
            state.permits += 1
            guard state.permits == total else { return (nil, []) }
            defer { state.drainers.removeAll() }
            return (nil, state.drainers)
        }
        waiter?.continuation.resume()
        for drainer in drainers { drainer.resume() }
    }

    /// Lets nobody in any more, gives `StorageError.closed` to those who wait, and returns when all permits are back.
    func close() async {
        let waiters = state.withLock { state in
            state.isClosed = true
            defer { state.line.removeAll() }
            return Array(state.line.values)
        }
        for waiter in waiters { waiter.continuation.resume(throwing: StorageError.closed) }
        await withCheckedContinuation { continuation in
            let isDrained = state.withLock { state in
                if state.permits < total { state.drainers.append(continuation) }
                return state.permits == total
            }
            if isDrained { continuation.resume() }
        }
    }

    private func enter(_ number: UInt64, _ continuation: CheckedContinuation<Void, any Error>) {
        enum Entry {
            case granted
            case refused(any Error)
            case waiting(startsTimer: Bool)
        }
        let entry: Entry = state.withLock { state in
            if state.isClosed { return .refused(StorageError.closed) }
            // Cancelled before it stood in line: the handler has found nothing to remove.
            if Task.isCancelled { return .refused(CancellationError()) }
            if state.permits > 0, state.line.isEmpty {
                state.permits -= 1
                return .granted
            }
            state.line[number] = Waiter(continuation: continuation, deadline: .now + timeout)
            state.first = min(state.first, number)
            defer { state.isTimerRunning = true }
            return .waiting(startsTimer: !state.isTimerRunning)
        }
        switch entry {
        case .granted: continuation.resume()
        case .refused(let error): continuation.resume(throwing: error)
        case .waiting(let startsTimer): if startsTimer { startTimer() }
        }
    }

    private func leave(_ number: UInt64, throwing error: any Error) {
        let waiter = state.withLock { $0.line.removeValue(forKey: number) }
        waiter?.continuation.resume(throwing: error)
    }

    /// One timer for the whole line, as long as somebody stands in it.
    private func startTimer() {
        Task {
            while let deadline = expire() { try? await ContinuousClock().sleep(until: deadline) }
        }
    }

    /// Sends away those who waited too long; returns when the next one will have.
    private func expire() -> ContinuousClock.Instant? {
        let now = ContinuousClock.now
        let (late, next): ([Waiter], ContinuousClock.Instant?) = state.withLock { state in
            var late: [Waiter] = []
            while let (number, waiter) = state.head() {
                guard waiter.deadline <= now else { return (late, waiter.deadline) }
                state.line[number] = nil
                late.append(waiter)
            }
            state.isTimerRunning = false
            return (late, nil)
        }
        for waiter in late {
            waiter.continuation.resume(throwing: StorageError.poolTimeout(seconds: timeout.inSeconds))
        }
        return next
    }
}
