import CharterResilience
import Foundation
import Logging

/// Looks for runs that nobody works on any more, and for those that need not be kept: one loop in each process, which may
/// all run at the same time.
struct Reaper: Sendable {
    let store: RunStore
    let cancelledWork: CancelledWork
    let counters: RunCounters
    let options: RunOptions
    let clock: WallClock
    let logger: Logger
    /// Called when runs can be claimed again.
    let wake: @Sendable () -> Void

    /// Looks until the task is cancelled.
    func run() async {
        var clockGuard = ClockJumpGuard(lease: options.lease, interval: options.reaperInterval)
        var lastLook = ContinuousClock.now
        var lastRetention: ContinuousClock.Instant?
        while !Task.isCancelled {
            var pause = options.reaperInterval
            do {
                let now = try await store.now()
                let mayJudge = clockGuard.looked(at: now, after: ContinuousClock.now - lastLook)
                lastLook = .now
                if mayJudge { try await reap() }
                try await failOverdue()
                if mayJudge { pause = try await untilNextExpiry() }
                if lastRetention.map({ ContinuousClock.now - $0 >= options.retentionInterval }) ?? true {
                    lastRetention = .now
                    try await forget(now: now)
                }
            } catch {
                clockGuard.failed()
                logger.warning("lost workers cannot be looked for", metadata: ["reason": "\(error)"])
            }
            do { try await clock.sleep(pause) } catch { return }
        }
    }

    func reap() async throws {
        var reaped: RunStore.Reaped
        repeat {
            reaped = try await store.reap(maximumLosses: options.maximumLosses, lease: options.lease.inSeconds)
            let (recovered, failed) = (reaped.recovered.count, reaped.failed.count)
            counters.count { figures in
                figures.recovered += recovered
                figures.failed += failed
            }
            for run in reaped.recovered { logger.notice("a run was recovered", metadata: ["run": "\(run)"]) }
            for run in reaped.cancelled { cancelledWork.follow(run) }
            for run in reaped.failed { logger.error("a run was given up", metadata: ["run": "\(run)"]) }
            if !reaped.recovered.isEmpty { wake() }
        } while reaped.all.count >= Self.pageSize
    }

    /// Until the next look: an interval, or less if a lease runs out before that. Nearly all are renewed long before.
    private func untilNextExpiry() async throws -> Duration {
        let (expiry, now) = try await store.nextExpiry()
        guard let expiry else { return options.reaperInterval }
        let remaining = Duration.seconds(max(0, expiry.timeIntervalSince(now))) + .milliseconds(20)
        return min(options.reaperInterval, remaining)
    }

    private func failOverdue() async throws {
        while try await store.failOverdue(limit: Self.pageSize).count >= Self.pageSize {}
    }

    private func forget(now: Date) async throws {
        guard let retention = options.retention else { return }
        let limit = now.addingTimeInterval(-retention.inSeconds)
        while try await store.prune(endedBefore: limit, limit: Self.pageSize) >= Self.pageSize {
            guard !Task.isCancelled else { return }
        }
        try await store.pruneTicks(before: limit)
    }

    private static let pageSize = 100
}
