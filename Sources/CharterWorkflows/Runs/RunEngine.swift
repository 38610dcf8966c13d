import CharterEvents
import CharterResilience
import CharterStorage
import Foundation
import GraphQLJSON
import Logging

/// Runs that survive: the contents page of this part of the module.
///
/// 1. `RunStore.enqueue` writes a `RunSubmission` as a row, in the caller's transaction if wanted.
/// 2. `WorkerPool` claims what is queued (`RunStore.claim`) for its workers; `WakeUp` spares the wait for the next look.
/// 3. A `Worker` starts the `RunProgram` of the run's kind as a `RunningProgram`.
/// 4. The program writes what must survive to its `StoredRunJournal`: finished steps are never repeated.
/// 5. `LeaseKeeper` renews the leases and stops programs that were cancelled, are overdue, or lost their lease.
/// 6. `RunEnding` says what becomes of the run when the program returns or throws; one transaction writes that and claims
///    the next run.
/// 7. `Reaper` takes runs from lost workers and forgets old ones; `Scheduler` enqueues what is due by the clock.
///
/// Every write is refused to a worker whose lease was given to somebody else, and comes with its events (`RunEvent`) in
/// the same transaction.
public final class RunEngine: Sendable {
    public let store: RunStore
    private let events: any EventTopics
    private let database: any Database
    private let options: RunOptions
    private let clock: WallClock
    private let logger: Logger
    private let counters = RunCounters()
    private let keeper: LeaseKeeper
    private let cancelledWork: CancelledWork
    private let pool: WorkerPool
    private let reaper: Reaper
    private let scheduler: Scheduler
    private let doorbell: WorkDoorbell

    /// - Parameters:
    ///   - programs: By the kind of runs that they are for. Runs of other kinds are left to other processes.
    ///   - schedules: What is enqueued by the clock, as of now; asked again and again.
    ///   - clock: For waiting, and for the time of day on SQLite.
    /// - Throws: `RunError.invalid` for options that make no sense.
    public init(
        database: any Database, events: any EventTopics, programs: [String: any RunProgram],
        schedules: @escaping @Sendable () async -> [Schedule] = { [] }, options: RunOptions = RunOptions(),
        clock: WallClock = .system, logger: Logger
    ) throws(RunError) {
        try options.check()
        self.database = database
        self.events = events
        self.options = options
        self.clock = clock
        self.logger = logger
        let store = RunStore(database: database, events: events, clock: clock)
        // Names this engine among all that ever worked on this database, and its process to people.
        let owner = "\(ProcessInfo.processInfo.processIdentifier)-\(UUID().uuidString.lowercased())"
        let keeper = LeaseKeeper(store: store, owner: owner, options: options, clock: clock, logger: logger)
        let cancelledWork = CancelledWork(store: store, programs: programs, logger: logger)
        let worker = Worker(
            store: store, programs: programs, keeper: keeper, cancelledWork: cancelledWork, counters: counters,
            options: options, clock: clock,
            logger: logger)
        let pool = WorkerPool(worker: worker, owner: owner, options: options, clock: clock, logger: logger)
        self.store = store
        self.keeper = keeper
        self.cancelledWork = cancelledWork
        self.pool = pool
        doorbell = WorkDoorbell(database: database, pool: pool, keeper: keeper, clock: clock, logger: logger)
        let wake: @Sendable () -> Void = { [doorbell] in doorbell.workArrived() }
        reaper = Reaper(
            store: store, cancelledWork: cancelledWork, counters: counters, options: options, clock: clock,
            logger: logger, wake: wake)
        scheduler = Scheduler(store: store, schedules: schedules, clock: clock, logger: logger, wake: wake)
    }

    // MARK: At work

    /// Works until the task is cancelled, or drained. Migrations have to be applied before.
    public func run() async {
        await withTaskGroup { group in
            // Two that do little else than use the database: they leave Swift's own threads to the programs.
            group.addTask(executorPreference: database.taskExecutor) { [keeper] in await keeper.run() }
            group.addTask(executorPreference: database.taskExecutor) { [reaper] in await reaper.run() }
            group.addTask { [scheduler] in await scheduler.run() }
            group.addTask { [doorbell] in await doorbell.run() }
            // In a task of its own: a cancelled pool could not leave its runs properly.
            let working = Task { [pool] in await pool.run() }
            await withTaskCancellationHandler {
                await working.value
            } onCancel: {
                Task { [pool] in await pool.drain(within: .zero) }
            }
            group.cancelAll()
        }
    }

    /// Claims nothing any more and lets the programs at work finish; what is not done within the limit is given back, and
    /// goes on elsewhere. `run` returns then.
    public func drain(within limit: Duration) async {
        await pool.drain(within: limit)
    }

    /// Whether runs would be claimed: the loop that does it has looked lately. False for a stalled or drained process.
    public var isLive: Bool { options.workers == 0 || pool.sinceLastLook < options.pollInterval * 5 + .seconds(60) }

    /// What this process counted.
    public var figures: RunFigures { counters.values }

    // MARK: Taking requests

    /// Enqueues a run in a transaction of its own, and wakes a worker.
    /// - Throws: `RunError.invalid`, `RunError.conflict`, as `RunStore.enqueue` does.
    public func submit(_ submission: RunSubmission) async throws -> SubmittedRun {
        let submitted = try await store.write { [store] transaction in
            let submitted = try await store.enqueue(submission, in: transaction)
            return RunStore.Written(submitted, submitted.isNew ? [submitted.run.id] : [])
        }
        if submitted.isNew, submitted.run.status == .queued { doorbell.workArrived() }
        return submitted
    }

    /// Wakes a worker and whoever follows a run, after the transaction that enqueued it was committed.
    public func committed(_ run: String) {
        store.committed(run)
        doorbell.workArrived()
    }

    /// Asks a run to stop; its worker hears of it at once, wherever it is.
    /// - Throws: `RunError.notFound`, `RunError.conflict`.
    public func cancel(_ id: String) async throws -> Run {
        let (run, wasCancelled) = try await store.cancel(id)
        if run.isCancelRequested { doorbell.stopWanted() }
        if wasCancelled { cancelledWork.follow(id) }
        return run
    }

    /// Lets a failed or cancelled run go on behind its completed steps.
    /// - Throws: `RunError.notFound`, `RunError.conflict`.
    public func retry(_ id: String) async throws -> Run {
        let run = try await store.retry(id)
        doorbell.workArrived()
        return run
    }

    /// Appends an event that somebody outside tells of a run, such as a milestone of a workflow elsewhere.
    /// - Parameter type: Begins neither with `run.` nor with `step.`.
    /// - Throws: `RunError.notFound`, `RunError.conflict` when the run has ended.
    public func report(_ id: String, _ type: String, payload: JSONValue) async throws {
        try await store.report(id, type, payload: payload)
    }

    /// Sends a signal to a run, for a step that waits for it or will.
    /// - Throws: `RunError.notFound`, `RunError.conflict`, `RunError.invalid`.
    public func signal(_ id: String, _ name: String, payload: JSONValue) async throws -> Run {
        let run = try await store.signal(id, name, payload: payload)
        if run.status == .queued { doorbell.workArrived() }
        return run
    }
}
