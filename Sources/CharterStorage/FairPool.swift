import CharterResilience
import Synchronization

/// Places, with or without something in them, that tasks wait for in the order in which they came, for a bounded time: the
/// connections of a pool, the turns at SQLite's one writer.
final class FairPool<Item: Sendable>: Sendable {
    /// A place that was taken, to be given back.
    enum Place: Sendable {
        /// With what was left in it.
        case filled(Item)
        case vacant
    }

    private struct Waiter {
        let continuation: CheckedContinuation<Place, any Error>
        let deadline: ContinuousClock.Instant
    }

    private struct State {
        var vacant: Int
        /// What is in places that nobody has; what was left last is taken first.
        var items: [Item]
        /// Those who wait, by the number under which they came; some numbers in between may have gone.
        var line: [UInt64: Waiter] = [:]
        var first: UInt64 = 0
        var next: UInt64 = 0
        var isTimerRunning = false
        var isClosed = false
        /// Those who wait for the last place to come back.
        var drainers: [CheckedContinuation<Void, Never>] = []

        /// The one who has waited longest.
        mutating func head() -> (number: UInt64, waiter: Waiter)? {
            while first < next {
                if let waiter = line[first] { return (first, waiter) }
                first += 1
            }
            return nil
        }

        mutating func keep(_ place: Place) {
            switch place {
            case .filled(let item): items.append(item)
            case .vacant: vacant += 1
            }
        }

        mutating func take() -> Place? {
            guard line.isEmpty, !isClosed else { return nil }
            if let item = items.popLast() { return .filled(item) }
            guard vacant > 0 else { return nil }
            vacant -= 1
            return .vacant
        }
    }

    private let timeout: Duration
    private let capacity: Int
    private let state: Mutex<State>

    /// - Parameter timeout: How long to wait at most; all wait equally long, so the first in line is the first to give up.
    init(capacity: Int, items: [Item] = [], timeout: Duration) {
        self.timeout = timeout
        self.capacity = capacity
        state = Mutex(State(vacant: capacity - items.count, items: items))
    }

    /// How many wait.
    var waiting: Int { state.withLock { $0.line.count } }

    /// A place without waiting, if there is one and nobody is in line.
    func tryTake() -> Place? { state.withLock { $0.take() } }

    /// A place, which must be given back. Throws `StorageError.poolTimeout`, `StorageError.closed`, or `CancellationError`
    /// when the task is cancelled while it waits, and has taken nothing then.
    func take() async throws -> Place {
        if let place = tryTake() { return place }
        let number = state.withLock { state in
            defer { state.next += 1 }
            return state.next
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { enter(number, $0) }
        } onCancel: {
            leave(number, throwing: CancellationError())
        }
    }

    /// Gives a place back: to the first in line, if somebody waits.
    func giveBack(_ place: Place) {
        // The usual case, without anybody to tell.
        let isKept = state.withLock { state in
            guard state.line.isEmpty, !state.isClosed else { return false }
            state.keep(place)
            return true
        }
        if !isKept { handOn(place) }
    }

    private func handOn(_ place: Place) {
        let (waiter, drainers): (Waiter?, [CheckedContinuation<Void, Never>]) = state.withLock { state in
            if let (number, waiter) = state.head() {
                state.line[number] = nil
                return (waiter, [])
            }
            state.keep(place)
            guard state.isClosed, state.vacant + state.items.count == capacity else { return (nil, []) }
            defer { state.drainers.removeAll() }
            return (nil, state.drainers)
        }
        waiter?.continuation.resume(returning: place)
        for drainer in drainers { drainer.resume() }
    }

    /// Lets nobody in any more, gives `StorageError.closed` to those who wait, and returns what is in the places when all
    /// are back.
    func close() async -> [Item] {
        let waiters = state.withLock { state in
            state.isClosed = true
            defer { state.line.removeAll() }
            return Array(state.line.values)
        }
        for waiter in waiters { waiter.continuation.resume(throwing: StorageError.closed) }
        await withCheckedContinuation { continuation in
            let isDrained = state.withLock { state in
                let isDrained = state.vacant + state.items.count == capacity
                if !isDrained { state.drainers.append(continuation) }
                return isDrained
            }
            if isDrained { continuation.resume() }
        }
        return state.withLock { state in
            defer {
                state.vacant = capacity
                state.items.removeAll()
            }
            return state.items
        }
    }

    private enum Entry {
        case granted(Place)
        case refused(any Error)
        case waiting(startsTimer: Bool)
    }

    private func enter(_ number: UInt64, _ continuation: CheckedContinuation<Place, any Error>) {
        let entry: Entry = state.withLock { state in
            if state.isClosed { return .refused(StorageError.closed) }
            // Cancelled before it stood in line: the handler has found nothing to remove.
            if Task.isCancelled { return .refused(CancellationError()) }
            if let place = state.take() { return .granted(place) }
            state.line[number] = Waiter(continuation: continuation, deadline: .now + timeout)
            state.first = min(state.first, number)
            defer { state.isTimerRunning = true }
            return .waiting(startsTimer: !state.isTimerRunning)
        }
        switch entry {
        case .granted(let place): continuation.resume(returning: place)
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
