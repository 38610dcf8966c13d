import Synchronization

/// Cancels operations that take too long; one for all operations of a pipeline.
///
/// A timer for each operation would cost more than most operations do. So all that are under way stand in one list, and
/// one task looks through it at intervals for as long as it is not empty. An operation is cancelled not before its time,
/// and at most `1/ticks` of it late.
final class OperationDeadlines: Sendable {
    /// How often the list is looked through in the time that an operation has.
    private static let ticks: UInt64 = 32

    /// An operation under way. Neither reference is counted: both live until the entry is removed, which is done under the
    /// lock under which `tick` uses them.
    private struct Entry {
        let task: CurrentTask
        let run: Unmanaged<OperationRun>
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

    /// Lists an operation that the current task works on; gives its place, nil outside of tasks.
    fileprivate func add(_ run: OperationRun) -> Int? {
        guard let task = CurrentTask.now else { return nil }
        let (place, startsTicking) = state.withLock { state in
            let entry = Entry(task: task, run: Unmanaged.passUnretained(run), since: state.tick)
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

    fileprivate func remove(_ place: Int) {
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
                entry.run.takeUnretainedValue().expire()
                entry.task.cancel()
            }
            return true
        }
    }
}

extension OperationRun {
    /// Runs `body`; when it takes longer than an operation may, notes that and cancels the current task.
    func withinTime<Value>(_ body: () async -> Value) async -> Value {
        let deadline = startDeadline()
        defer { endDeadline(deadline) }
        return await body()
    }

    /// The same in two halves, for what every request does; the caller must end what it has started, in the same task.
    func startDeadline() -> Int? { limits.deadlines?.add(self) }

    func endDeadline(_ place: Int?) {
        if let place { limits.deadlines?.remove(place) }
    }
}

/// A task that is known to be running.
private struct CurrentTask: @unchecked Sendable {
    // The task lives at least as long as it runs `withinTime`, which removes the reference before it returns, under the
    // lock under which `tick` uses it. Cancelling a task is safe from any thread.
    //
    // The task is kept as the one address that it is: the size of `UnsafeCurrentTask` is known at run time only, and
    // moving such a value costs more than all the rest of the list. Should it ever be more than an address, the cast traps.
    private let address: UInt

    /// Nil outside of tasks.
    static var now: CurrentTask? {
        let address = withUnsafeCurrentTask { unsafeBitCast($0, to: UInt.self) }
        return address == 0 ? nil : CurrentTask(address: address)
    }

    func cancel() { unsafeBitCast(address, to: UnsafeCurrentTask.self).cancel() }
}
