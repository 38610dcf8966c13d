import CharterResilience
import CharterStorage
import Logging
import Synchronization

/// Tells workers that there is something to claim, or somebody to stop: those of this process directly, those of other
/// replicas by a notification of the database. Nothing depends on it but time, so what is told carries no truth: whoever
/// hears it looks into the database.
///
/// Workers elsewhere are told of work only when nobody here is idle, and not more often than every few milliseconds:
/// in PostgreSQL notifications are sent one after the other.
final class WorkDoorbell: Sendable {
    private static let channel = "charter_runs"
    private static let work = "work"
    private static let stop = "stop"
    private static let pause = Duration.milliseconds(20)

    private struct State {
        var wanted: Set<String> = []
        var isTelling = false
    }

    private let database: any Database
    private let pool: WorkerPool
    private let keeper: LeaseKeeper
    private let clock: WallClock
    private let logger: Logger
    private let state = Mutex(State())

    init(database: any Database, pool: WorkerPool, keeper: LeaseKeeper, clock: WallClock, logger: Logger) {
        self.database = database
        self.pool = pool
        self.keeper = keeper
        self.clock = clock
        self.logger = logger
    }

    /// Something was enqueued.
    func workArrived() {
        if pool.hasIdleWorker {
            pool.wake()
        } else {
            tellOthers(Self.work)
        }
    }

    /// Somebody wants a run to stop.
    func stopWanted() {
        keeper.lookNow()
        tellOthers(Self.stop)
    }

    /// Listens until the task is cancelled.
    func run() async {
        for await notification in database.notifications(on: Self.channel) {
            switch notification {
            case .received(payload: Self.stop): keeper.lookNow()
            case .received(payload: Self.work): pool.wake()
            case .received: break
            case .reconnected:
                keeper.lookNow()
                pool.wake()
            }
        }
    }

    private func tellOthers(_ word: String) {
        let mustStart = state.withLock { state in
            state.wanted.insert(word)
            defer { state.isTelling = true }
            return !state.isTelling
        }
        if mustStart { Task { await tell() } }
    }

    private func tell() async {
        while let words = next() {
            for word in words {
                do {
                    try await database.notify(Self.channel, word)
                } catch {
                    // They look by themselves, at the next poll or heartbeat.
                    logger.debug("other replicas cannot be told", metadata: ["reason": "\(error)"])
                }
            }
            try? await clock.sleep(Self.pause)
        }
    }

    private func next() -> Set<String>? {
        state.withLock { state in
            defer { state.wanted = [] }
            guard !state.wanted.isEmpty else {
                state.isTelling = false
                return nil
            }
            return state.wanted
        }
    }
}
