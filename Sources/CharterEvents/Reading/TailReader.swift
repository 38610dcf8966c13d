import CharterResilience
import Logging
import Synchronization

/// Reads the newest events of one order for all of its subscribers; the shell around `TailStateMachine`.
final class TailReader<Place: EventPlace>: Sendable {
    typealias Subscriber = UInt64
    typealias Read = @Sendable (_ after: Place, _ limit: Int) async throws -> EventPage<Place>

    private struct State {
        var machine: TailStateMachine<Place>
        var pageSize: PageSize
        var waiting: [Subscriber: CheckedContinuation<Void, any Error>] = [:]
        var reading: Task<Void, Never>?
        /// Times in a row that it looked for the end of older transactions.
        var pauses = 0
    }

    private let readPage: Read
    private let retry: ReadRetry
    private let figures: EventFigures
    private let state: Mutex<State>

    init(options: EventTopicsOptions, retry: ReadRetry, figures: EventFigures, read: @escaping Read) {
        readPage = read
        self.retry = retry
        self.figures = figures
        state = Mutex(
            State(
                machine: TailStateMachine(maximumEvents: options.sharedEvents, maximumBytes: options.pageBytes),
                pageSize: PageSize(maximum: options.pageEvents, bytes: options.pageBytes)))
    }

    // MARK: For subscribers

    func pull(_ subscriber: Subscriber, after place: Place) -> TailStateMachine<Place>.Answer {
        let (answer, actions) = state.withLock { $0.machine.pull(subscriber, after: place) }
        perform(actions)
        return answer
    }

    /// Waits until there may be more; throws `CancellationError` when the task was cancelled.
    func wait(_ subscriber: Subscriber) async throws {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let isOver = state.withLock { state in
                    guard state.machine.isWaiting(subscriber), !Task.isCancelled else { return true }
                    state.waiting[subscriber] = continuation
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            let continuation = state.withLock { state in
                state.machine.cancelled(subscriber)
                return state.waiting.removeValue(forKey: subscriber)
            }
            continuation?.resume(throwing: CancellationError())
        }
        try Task.checkCancellation()
    }

    /// A page for one subscriber that is behind.
    func readTable(after place: Place, limit: Int) async throws -> EventPage<Place> {
        let known = state.withLock { $0.machine.end }
        var page = try await retry.run { try await self.read(after: place, limit: limit) }
        // Everything up to there was read before, so what this page does not show of it is not kept any more.
        if let known, !page.isFull, !page.isUnsettled { page.end = max(page.end, known) }
        perform(state.withLock { [page] in $0.machine.subscriberRead(page, after: place) })
        return page
    }

    // MARK: From wake-ups

    func woken() { perform(state.withLock { $0.machine.woken() }) }

    /// Somebody who looked at the table found an event. Says whether it was news.
    func found(_ place: Place) -> Bool {
        let (isNews, actions) = state.withLock { $0.machine.found(place) }
        perform(actions)
        return isNews
    }

    // MARK: Reading

    private func perform(_ actions: [TailStateMachine<Place>.Action]) {
        for action in actions {
            switch action {
            case .read(let place): start(after: place, isSoon: false)
            case .readSoon(let place): start(after: place, isSoon: true)
            case .resume(let subscribers): resume(subscribers)
            }
        }
    }

    private func resume(_ subscribers: [Subscriber]) {
        let continuations = state.withLock { state in
            subscribers.compactMap { state.waiting.removeValue(forKey: $0) }
        }
        for continuation in continuations { continuation.resume() }
    }

    /// Reads in a task of its own, since nobody who wakes has the time to wait for it.
    private func start(after place: Place, isSoon: Bool) {
        let task = Task { [weak self] in
            guard let self else { return }
            do {
                let (pause, limit) = state.withLock { state in
                    state.pauses = isSoon ? state.pauses + 1 : 0
                    return (state.pauses, state.pageSize.limit)
                }
                if isSoon { try await retry.pauseForOlderTransactions(pause) }
                let page = try await retry.run { try await self.read(after: place, limit: limit) }
                perform(
                    state.withLock { state in
                        state.pageSize.read(page.events)
                        return state.machine.read(page)
                    })
            } catch {
                perform(state.withLock { $0.machine.failed() })
            }
        }
        state.withLock { $0.reading = task }
    }

    /// The last subscriber is gone.
    func stop() { state.withLock { $0.reading }?.cancel() }

    private func read(after place: Place, limit: Int) async throws -> EventPage<Place> {
        figures.count(\.tableReads)
        return try await readPage(place, limit)
    }
}
