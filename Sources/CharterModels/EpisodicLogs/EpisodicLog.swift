import CharterResilience
import CharterStorage
import Foundation
import Logging
import Synchronization

/// The log of model calls in the database: who asked which model what, what it answered, and what it cost.
///
/// 1. `ModelCallRecording` follows a call and gives its `ModelCallRecord` to this recorder, however it ends;
/// 2. `EpisodicLogQueue` decides what waits and what is dropped: no call fails by the log, and none waits for a database that
///    is down;
/// 3. `run` writes what waits in batches, as soon as it is there, and deletes what is too old;
/// 4. `EpisodicLogStore` has the statements, `EpisodicLogMigrations` the table.
///
/// A process that is killed loses what waits, usually the calls of the last milliseconds.
public final class EpisodicLog: ModelCallRecorder {
    /// The migrations that the log needs.
    public static let migrations = EpisodicLogMigrations.all

    private struct State {
        var queue: EpisodicLogQueue
        var nextWaiter = 0
        var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
        var lastWarning: Date?
    }

    private let store: EpisodicLogStore
    private let options: EpisodicLogOptions
    private let clock: WallClock
    private let logger: Logger
    private let state: Mutex<State>
    private let (arrivals, arrival) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))

    /// Before an entry that the database did not take is tried again.
    private static let backoff = Backoff(base: .milliseconds(200), maximum: .seconds(5))
    private static let warningInterval: TimeInterval = 10

    public init(
        _ database: any Database, options: EpisodicLogOptions = EpisodicLogOptions(), clock: WallClock = .system,
        logger: Logger
    ) {
        store = EpisodicLogStore(database: database)
        self.options = options
        self.clock = clock
        self.logger = logger
        state = Mutex(State(queue: EpisodicLogQueue(capacity: options.capacity)))
    }

    public var figures: EpisodicLogFigures {
        state.withLock {
            EpisodicLogFigures(written: $0.queue.written, dropped: $0.queue.dropped, waiting: $0.queue.count)
        }
    }

    // MARK: Reading

    /// The calls of a user, newest first: at most `first`, behind the cursor of the last entry of the page before.
    /// - Parameters:
    ///   - from: The earliest time, included.
    ///   - to: The latest time, not included.
    /// - Throws: `StorageError`.
    public func entries(
        of userID: String, first: Int, after cursor: EpisodicLogCursor? = nil, from: Date? = nil, to: Date? = nil
    ) async throws -> [EpisodicLogEntry] {
        guard first > 0, !userID.utf8.contains(0) else { return [] }
        return try await store.entries(
            of: userID, first: first, after: cursor, from: Self.clamped(from ?? Self.earliest),
            to: Self.clamped(to ?? Self.latest))
    }

    private static let earliest = Date(timeIntervalSince1970: 0)
    /// The year 9999.
    private static let latest = Date(timeIntervalSince1970: 253_370_764_800)

    private static func clamped(_ time: Date) -> Date { min(max(time, earliest), latest) }

    // MARK: Recording

    public func admit() async {
        if state.withLock({ $0.queue.admit() }) { return }
        let admission = Admission()
        do {
            // A call that is cancelled meanwhile is recorded like any other.
            _ = try await clock.run(limit: options.admissionPatience) { [self] in try await wait(for: admission) }
        } catch {
            logger.trace("a model call does not wait for the log any longer", metadata: ["error": "\(error)"])
        }
        if !admission.isGiven.load(ordering: .relaxed) { state.withLock { $0.queue.admitAnyway() } }
    }

    /// Whether a call got its place: known also when its patience ended at that very moment.
    private final class Admission: Sendable {
        let isGiven = Atomic(false)
    }

    public func record(_ call: ModelCallRecord) {
        let entry = EpisodicLogEntry(call, id: UUID().uuidString.lowercased())
        let hasPlace = state.withLock { $0.queue.add(entry) }
        if hasPlace {
            arrival.yield()
        } else {
            warn("a model call is missing in the log: the database did not keep up")
        }
    }

    /// Writes a call that was made elsewhere, at once and past the queue.
    /// - Returns: The entry as it was written.
    /// - Throws: `StorageError`.
    public func write(_ call: ModelCallRecord) async throws -> EpisodicLogEntry {
        var call = call
        call.startedAt = Self.clamped(call.startedAt)
        let entry = EpisodicLogEntry(call, id: UUID().uuidString.lowercased())
        try await store.insert([entry])
        return entry
    }

    /// Returns once there is a place and it is taken, or when the task is cancelled.
    private func wait(for admission: Admission) async throws {
        while true {
            try Task.checkCancellation()
            if state.withLock({ $0.queue.admit() }) {
                admission.isGiven.store(true, ordering: .relaxed)
                return
            }
            await untilThereMayBePlaces()
        }
    }

    private func untilThereMayBePlaces() async {
        let id = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let mayBe = state.withLock { state in
                    if state.queue.hasPlace || Task.isCancelled { return true }
                    state.waiters[id] = continuation
                    return false
                }
                if mayBe { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.waiters.removeValue(forKey: id) }?.resume()
        }
    }

    /// Lets those look again who wait for a place.
    private func wakeWaiters() {
        let waiters = state.withLock { state in
            defer { state.waiters = [:] }
            return state.waiters.values
        }
        for waiter in waiters { waiter.resume() }
    }

    // MARK: Writing

    /// Writes what is recorded and deletes what is too old, until the task is cancelled; what waits by then is written
    /// before this returns, if the database takes it in time.
    public func run() async {
        await withTaskGroup { group in
            group.addTask { [self] in await writeWhatArrives() }
            if let retention = options.retention {
                group.addTask { [self] in await deleteWhatIsOlder(than: retention) }
            }
        }
        // Not cancelled, as this task is.
        await Task { await flush() }.value
    }

    /// Writes what waits, for as long as `flushPatience`.
    public func flush() async {
        do {
            let isDone: Void? = try await clock.run(limit: options.flushPatience) { [self] in try await writeAll() }
            if isDone != nil { return }
        } catch {
            logger.debug("the log was not written to its end", metadata: ["error": "\(error)"])
        }
        let left = figures.waiting
        if left > 0 { logger.error("model calls are missing in the log", metadata: ["count": "\(left)"]) }
    }

    private func writeWhatArrives() async {
        do {
            for await _ in arrivals { try await writeAll() }
        } catch {
            // Cancelled while it waited for the database.
            logger.debug("the log stops writing", metadata: ["error": "\(error)"])
        }
    }

    /// Writes until nothing waits. Throws only when the task is cancelled.
    private func writeAll() async throws {
        var failures = 0
        while true {
            let batch = state.withLock { $0.queue.takeBatch(limit: options.batch) }
            guard !batch.isEmpty else { return }
            if await write(batch) {
                failures = 0
            } else {
                failures += 1
                try await clock.sleep(Self.backoff.bound(before: failures))
            }
            try Task.checkCancellation()
        }
    }

    /// - Returns: Whether the batch is done with; otherwise it waits again.
    private func write(_ batch: [EpisodicLogEntry]) async -> Bool {
        do {
            try await store.insert(batch)
            state.withLock { $0.queue.wrote(batch.count) }
            wakeWaiters()
            return true
        } catch let error as StorageError where !error.mayPass && error != .closed {
            if batch.count == 1 {
                state.withLock { $0.queue.refused() }
                wakeWaiters()
                warn("a model call is missing in the log: the database refused it", error)
                return true
            }
            // One of them is at fault; the others are not to suffer.
            for (position, entry) in batch.enumerated() where await !write([entry]) {
                state.withLock { $0.queue.failed(Array(batch[(position + 1)...])) }
                return false
            }
            return true
        } catch is CancellationError {
            state.withLock { $0.queue.failed(batch) }
            return false
        } catch {
            state.withLock { $0.queue.failed(batch) }
            wakeWaiters()
            warn("the log of model calls cannot be written now", error)
            return false
        }
    }

    // MARK: Retention

    private func deleteWhatIsOlder(than age: Duration) async {
        while !Task.isCancelled {
            do {
                let time = clock.now().addingTimeInterval(-age.inSeconds)
                while try await store.deleteBatch(before: time) == Int(EpisodicLogStore.deletionBatch) {}
            } catch {
                logger.warning("old model calls cannot be deleted now", metadata: ["error": "\(error)"])
            }
            do {
                try await clock.sleep(options.retentionInterval)
            } catch {
                return
            }
        }
    }

    /// Says so, but not for every call of a busy server.
    private func warn(_ message: Logger.Message, _ error: (any Error)? = nil) {
        let now = clock.now()
        let isQuiet = state.withLock { state in
            // A clock that was set back must not silence it for long.
            let since = state.lastWarning.map { abs(now.timeIntervalSince($0)) } ?? .infinity
            guard since >= Self.warningInterval else { return true }
            state.lastWarning = now
            return false
        }
        if isQuiet { return }
        let (figures, reason) = (figures, error.map { "\($0)" } ?? "")
        logger.warning(
            message, metadata: ["waiting": "\(figures.waiting)", "dropped": "\(figures.dropped)", "error": "\(reason)"])
    }
}
