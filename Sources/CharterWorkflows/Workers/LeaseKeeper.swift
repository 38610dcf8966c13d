import CharterResilience
import Logging
import Synchronization

/// Renews the leases of this process and stops programs that must not go on: cancelled, overdue, or without a lease.
final class LeaseKeeper: Sendable {
    /// Stops a program.
    typealias Stop = @Sendable (StopReason) -> Void

    private struct State {
        var held: HeldLeases
        var stops: [RunLease: Stop] = [:]
    }

    private let store: RunStore
    private let owner: String
    private let options: RunOptions
    private let clock: WallClock
    private let logger: Logger
    private let state: Mutex<State>
    private let started = ContinuousClock.now
    private let bell = WakeUp()

    init(store: RunStore, owner: String, options: RunOptions, clock: WallClock, logger: Logger) {
        self.store = store
        self.owner = owner
        self.options = options
        self.clock = clock
        self.logger = logger
        state = Mutex(State(held: HeldLeases(duration: options.lease)))
    }

    /// A run was claimed; `stop` is called at most once, when its program must not go on.
    func hold(_ lease: RunLease, stop: @escaping Stop) {
        state.withLock { state in
            state.held.acquired(lease, at: now)
            state.stops[lease] = stop
        }
    }

    /// The run was left.
    func drop(_ lease: RunLease) {
        state.withLock { state in
            state.held.ended(lease)
            state.stops[lease] = nil
        }
    }

    /// A claim failed, and may have been committed all the same.
    func claimFailed() { state.withLock { $0.held.claimFailed() } }

    /// Looks at once, since somebody wants one of the runs to stop.
    func lookNow() { bell.ring() }

    /// Renews until the task is cancelled.
    func run() async {
        while !Task.isCancelled {
            await bell.wait(upTo: options.heartbeatInterval, clock: clock)
            guard !Task.isCancelled else { return }
            await beat()
        }
    }

    func beat() async {
        // A process without work has nothing to renew, and nothing to be told.
        guard state.withLock({ !$0.held.isIdle }) else { return }
        let sent = now
        do {
            let found = try await store.heartbeat(owner: owner, seconds: options.lease.inSeconds)
            let actions = state.withLock { $0.held.beat(sent: sent, found) }
            perform(actions)
            for lease in actions.giveBack { try? await store.giveBack(lease) }
        } catch {
            logger.warning("leases cannot be renewed", metadata: ["reason": "\(error)"])
            perform(state.withLock { $0.held.failed(at: now) })
        }
    }

    private func perform(_ actions: HeldLeases.Actions) {
        let stops = state.withLock { state in
            actions.stop.compactMap { lease, reason in state.stops[lease].map { ($0, reason) } }
        }
        for (stop, reason) in stops { stop(reason) }
    }

    /// By a clock that does not jump.
    private var now: Duration { ContinuousClock.now - started }
}
