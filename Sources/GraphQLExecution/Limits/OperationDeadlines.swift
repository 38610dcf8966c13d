import Synchronization

/// Cancels operations that take too long; one for all operations of a pipeline.
///
/// A timer for each operation would cost more than most operations do. So all that are under way stand in one list, and
/// one task looks through it at intervals for as long as it is not empty. An operation is cancelled not before its time,
/// and at most `1/ticks` of it late.
final class OperationDeadlines: Sendable {
    /// How often the list is looked through in the time that an operation has.
    private static let ticks: UInt64 = 32

    /// An operation under way.
    private struct Entry {
        let task: CurrentTask
        let run: OperationRun
        let since: UInt64
        /// Once is enough, however long it then takes to end.
        var isCancelled = false
    }

    private struct State {
        var entries: [Entry?] = []
        var free: [Int] = []
        /// Times that the list has been looked through.
        var tick: UInt64 = 0
        var isTicking = false
    }

    private let state = Mutex(State())
    private let interval: Duration
    private let clock: any Clock<Duration>

    init(timeout: Duration, clock: any Clock<Duration>) {
        interval = max(timeout / Int(Self.ticks), .milliseconds(1))
        self.clock = clock
    }

    /// Operations under way.
    var count: Int { state.withLock { $0.entries.count - $0.free.count } }

    /// Runs `body`; when it takes too long, tells `run` so and cancels the current task.
    func watch<Value: Sendable>(_ run: OperationRun, _ body: @Sendable () async -> Value) async -> Value {
        await withUnsafeCurrentTask { @Sendable task in
            guard let task else { return await body() }
            let place = add(Entry(task: CurrentTask(task: task), run: run, since: 0))
            defer { remove(place) }
            return await body()
        }
    }

    private func add(_ entry: Entry) -> Int {
        let (place, startsTicking) = state.withLock { state in
            let entry = Entry(task: entry.task, run: entry.run, since: state.tick)
            let place: Int
            if let free = state.free.popLast() {
                place = free
                state.entries[free] = entry
            } else {
                place = state.entries.count
                state.entries.append(entry)
            }
            defer { state.isTicking = true }
            return (place, !state.isTicking)
        }
        if startsTicking { startTicking() }
        return place
    }

    private func remove(_ place: Int) {
        state.withLock { state in
            state.entries[place] = nil
            state.free.append(place)
        }
    }

    private func startTicking() {
        Task.detached { [weak self, clock, interval] in
            repeat {
                try? await clock.sleep(for: interval, tolerance: nil)
            } while self?.tick() == true
        }
    }

    /// Cancels what has had its time; false when nothing is under way any more.
    private func tick() -> Bool {
        state.withLock { state in
            state.tick += 1
            guard state.entries.count > state.free.count else {
                state = State(tick: state.tick)
                return false
            }
            for place in state.entries.indices {
                guard let entry = state.entries[place], !entry.isCancelled, state.tick - entry.since > Self.ticks
                else { continue }
                state.entries[place]?.isCancelled = true
                entry.run.expire()
                entry.task.cancel()
            }
            return true
        }
    }
}

extension OperationRun {
    /// Runs `body` within the time that an operation has.
    func withinTime<Value: Sendable>(_ body: @Sendable () async -> Value) async -> Value {
        guard let deadlines = limits.deadlines else { return await body() }
        return await deadlines.watch(self, body)
    }
}

/// A task that is known to be running.
private struct CurrentTask: @unchecked Sendable {
    // The reference is only kept while `withUnsafeCurrentTask` runs its body: `watch` removes it, under the lock under
    // which `tick` uses it, before that returns. Cancelling is documented as safe from any thread.
    let task: UnsafeCurrentTask

    func cancel() { task.cancel() }
}
