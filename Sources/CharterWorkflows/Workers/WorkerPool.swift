import CharterResilience
import CharterStorage
import Foundation
import Logging
import Synchronization

/// The workers of this process, and the loop that claims runs for those that are idle.
///
/// A worker that is done claims its next run in the transaction that leaves the one before; the loop serves workers that
/// have nothing to do. It looks when it is woken, when a waiting run is due, and every poll interval.
final class WorkerPool: Sendable {
    private struct State {
        var isDraining = false
        var working: [RunLease: RunningProgram] = [:]
        var lastLook: ContinuousClock.Instant = .now
        var isDatabaseAway = false
    }

    private let worker: Worker
    private let owner: String
    private let options: RunOptions
    private let clock: WallClock
    private let logger: Logger
    private let state = Mutex(State())
    /// Rung when there may be something to claim, or somebody to claim for.
    private let bell = WakeUp()
    /// Rung when a worker has nothing to do any more.
    private let idleBell = WakeUp()

    init(worker: Worker, owner: String, options: RunOptions, clock: WallClock, logger: Logger) {
        self.worker = worker
        self.owner = owner
        self.options = options
        self.clock = clock
        self.logger = logger
    }

    /// There may be something to claim.
    func wake() { bell.ring() }

    /// Whether a worker has nothing to do.
    var hasIdleWorker: Bool { idle > 0 }

    /// How long ago the loop last looked, by a clock that does not jump. A loop that is alive looks every poll interval,
    /// also when all workers are busy.
    var sinceLastLook: Duration { state.withLock { ContinuousClock.now - $0.lastLook } }

    /// Claims and works until the pool is drained.
    func run() async {
        await withDiscardingTaskGroup { group in
            while !isDraining {
                let claimed = await look()
                for leased in claimed {
                    let running = begin(leased)
                    group.addTask { await self.workOn(leased, running) }
                }
                if claimed.isEmpty { await bell.wait(upTo: await pause(), clock: clock) }
            }
        }
    }

    // MARK: Draining

    /// How long programs that were cancelled have to stop before they are left behind.
    private static let grace = Duration.seconds(2)

    /// Claims nothing any more, waits for the programs at work, and stops those that are not done in time: their runs are
    /// given back and go on elsewhere.
    func drain(within limit: Duration) async {
        state.withLock { $0.isDraining = true }
        bell.ring()
        await untilIdle(within: limit)
        for running in working { running.stop(.drained) }
        await untilIdle(within: Self.grace)
        for running in working { running.abandon() }
    }

    private func untilIdle(within limit: Duration) async {
        let deadline = ContinuousClock.now + limit
        while !working.isEmpty, ContinuousClock.now < deadline {
            await idleBell.wait(upTo: deadline - ContinuousClock.now, clock: clock)
        }
    }

    private var isDraining: Bool { state.withLock { $0.isDraining } }
    private var working: [RunningProgram] { state.withLock { Array($0.working.values) } }

    // MARK: Claiming

    private var idle: Int {
        state.withLock { $0.isDraining ? 0 : max(0, options.workers - $0.working.count) }
    }

    private func request(limit: Int) -> ClaimRequest {
        ClaimRequest(
            owner: owner, kinds: worker.programs.keys.sorted(), lease: options.lease.inSeconds, limit: limit)
    }

    private func look() async -> [LeasedRun] {
        state.withLock { $0.lastLook = .now }
        let idle = idle
        guard idle > 0 else { return [] }
        do {
            let claimed = try await worker.store.claim(request(limit: idle))
            databaseIsBack()
            return claimed
        } catch {
            worker.keeper.claimFailed()
            databaseIsAway(error)
            return []
        }
    }

    /// For how long there is nothing to do, unless the bell rings.
    private func pause() async -> Duration {
        let poll = options.pollInterval * Double.random(in: 0.75...1.25)
        guard idle > 0, !state.withLock({ $0.isDatabaseAway }) else { return poll }
        do {
            let (due, now) = try await worker.store.nextDue()
            guard let due else { return poll }
            if due > now { return min(poll, .seconds(due.timeIntervalSince(now))) }
            return try await worker.store.queueDue() > 0 ? .zero : poll
        } catch {
            databaseIsAway(error)
            return poll
        }
    }

    private func databaseIsAway(_ error: any Error) {
        let isNews = state.withLock { state in
            defer { state.isDatabaseAway = true }
            return !state.isDatabaseAway
        }
        if isNews { logger.error("runs cannot be claimed", metadata: ["reason": "\(error)"]) }
    }

    private func databaseIsBack() {
        let isNews = state.withLock { state in
            defer { state.isDatabaseAway = false }
            return state.isDatabaseAway
        }
        if isNews { logger.notice("runs can be claimed again") }
    }

    // MARK: Working

    private func begin(_ leased: LeasedRun) -> RunningProgram {
        let running = RunningProgram()
        state.withLock { $0.working[leased.lease] = running }
        let latency = leased.run.due.map { max(0, leased.claimedAt.timeIntervalSince($0)) } ?? 0
        worker.counters.count { figures in
            figures.claimed += 1
            figures.claimLatencySum += latency
            figures.lastClaimLatency = latency
        }
        return running
    }

    private func workOn(_ first: LeasedRun, _ firstRunning: RunningProgram) async {
        var (leased, running) = (first, firstRunning)
        while true {
            let claimed = await worker.work(on: leased, as: running) {
                self.isDraining ? nil : self.request(limit: 1)
            }
            // The next one is taken up before this one is let go of: no moment looks idle.
            let next = claimed.first.map { ($0, begin($0)) }
            state.withLock { $0.working[leased.lease] = nil }
            guard let next else { break }
            (leased, running) = next
            if isDraining { running.stop(.drained) }
        }
        bell.ring()
        idleBell.ring()
    }
}
