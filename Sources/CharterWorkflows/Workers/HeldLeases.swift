import Foundation

/// The leases that this process holds, and what each heartbeat says of them.
///
/// Times are those of a clock that does not jump.
struct HeldLeases: Sendable {
    /// What a heartbeat found in the database under this process's name.
    struct Found: Sendable, Hashable {
        let lease: RunLease
        let isCancelRequested: Bool
        let isOverdue: Bool
    }

    /// What is to be done after a heartbeat.
    struct Actions: Sendable, Hashable {
        /// Programs to stop.
        var stop: [RunLease: StopReason] = [:]
        /// Leases that the database says are ours and nobody works on: a claim whose COMMIT was not answered.
        var giveBack: [RunLease] = []
    }

    private struct Held {
        /// When the database last confirmed it; the lease runs at least from here.
        var confirmed: Duration
        var isStopping = false
    }

    private let duration: Duration
    private var held: [RunLease: Held] = [:]
    private var unknown: Set<RunLease> = []
    private var mayHaveStrays = false

    /// - Parameter duration: How long a lease lasts without a heartbeat.
    init(duration: Duration) { self.duration = duration }

    /// Whether nothing is held, and no claim may have been committed unseen.
    var isIdle: Bool { held.isEmpty && unknown.isEmpty && !mayHaveStrays }

    mutating func acquired(_ lease: RunLease, at now: Duration) { held[lease] = Held(confirmed: now) }

    mutating func ended(_ lease: RunLease) { held[lease] = nil }

    /// A claim failed, and may have been committed all the same.
    mutating func claimFailed() { mayHaveStrays = true }

    /// A heartbeat that was sent at a time was answered.
    mutating func beat(sent: Duration, _ found: [Found]) -> Actions {
        var actions = Actions()
        let byLease = Dictionary(found.map { ($0.lease, $0) }, uniquingKeysWith: { first, _ in first })
        // What was claimed after the heartbeat left is not in its answer.
        for (lease, state) in held where state.confirmed <= sent {
            guard let answer = byLease[lease] else {
                stop(lease, .leaseLost, &actions)
                continue
            }
            held[lease]?.confirmed = sent
            if answer.isCancelRequested {
                stop(lease, .cancelled, &actions)
            } else if answer.isOverdue {
                stop(lease, .overdue, &actions)
            }
        }
        // A claim may have been committed and not yet be known here, so it takes two heartbeats to be sure.
        let strays = Set(byLease.keys).subtracting(held.keys)
        actions.giveBack = strays.intersection(unknown).sorted { $0.runID < $1.runID }
        unknown = strays
        mayHaveStrays = false
        return actions
    }

    /// A heartbeat failed: what could not be confirmed for the time of a lease may belong to somebody else by now.
    mutating func failed(at now: Duration) -> Actions {
        var actions = Actions()
        for (lease, state) in held where now - state.confirmed >= duration { stop(lease, .leaseLost, &actions) }
        return actions
    }

    private mutating func stop(_ lease: RunLease, _ reason: StopReason, _ actions: inout Actions) {
        guard held[lease]?.isStopping == false else { return }
        held[lease]?.isStopping = true
        actions.stop[lease] = reason
    }
}
