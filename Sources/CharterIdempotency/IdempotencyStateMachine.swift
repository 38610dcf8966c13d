import CharterResilience
import Foundation

/// What one key has seen: nothing, a request that is under way, or its answer.
///
/// A value without I/O or clock. A store keeps it as a row and changes it under a lock, so that all replicas see one.
struct IdempotencyStateMachine: Sendable, Hashable {
    /// A request that is under way.
    struct Work: Sendable, Hashable {
        var holder: String
        var since: Date
        var leaseUntil: Date
    }

    enum Progress: Sendable, Hashable {
        case underWay(Work)
        case done(StoredAnswer)
    }

    /// A key that is in use.
    struct Use: Sendable, Hashable {
        var fingerprint: RequestFingerprint
        var progress: Progress
        var expiresAt: Date
    }

    enum Verdict: Sendable, Hashable {
        /// The one who asked is the holder now.
        case fresh
        case replay(StoredAnswer)
        case mismatch
        case inFlight(retryAfter: Int)
    }

    let lease: TimeInterval
    let retention: TimeInterval
    let maximumBody: Int
    /// Nil for a key that is free.
    private(set) var use: Use?

    init(_ options: IdempotencyOptions, use: Use? = nil) {
        lease = options.lease.inSeconds
        retention = options.retention.inSeconds
        maximumBody = options.maximumBody
        self.use = use
    }

    /// Somebody comes with the key and a request.
    mutating func begin(_ fingerprint: RequestFingerprint, holder: String, now: Date) -> Verdict {
        guard let use, !isExpired(at: now) else { return take(fingerprint, holder, now) }
        guard use.fingerprint == fingerprint else { return .mismatch }
        switch use.progress {
        case .done(let answer): return .replay(answer)
        case .underWay(var work):
            // The same claim again: its holder did not learn that it was written.
            if work.holder == holder { return take(fingerprint, holder, now) }
            guard work.leaseUntil > now else { return take(fingerprint, holder, now) }
            // No lease is that long: the clock was set back, and a holder that was killed must not block the key till
            // then.
            if work.leaseUntil > now.addingTimeInterval(2 * lease) {
                work.leaseUntil = now.addingTimeInterval(lease)
                self.use?.progress = .underWay(work)
            }
            return .inFlight(retryAfter: retryAfter(work, now))
        }
    }

    /// The holder still works.
    /// - Returns: Whether the claim is its own still.
    mutating func renew(holder: String, now: Date) -> Bool {
        guard case .underWay(var work)? = use?.progress, work.holder == holder else { return false }
        work.leaseUntil = now.addingTimeInterval(lease)
        use?.progress = .underWay(work)
        use?.expiresAt = now.addingTimeInterval(retention)
        return true
    }

    /// The holder has the answer.
    /// - Returns: Whether the claim was its own still; otherwise somebody else's answer counts.
    mutating func finish(_ answer: StoredAnswer, holder: String, now: Date) -> Bool {
        guard case .underWay(let work)? = use?.progress, work.holder == holder else { return false }
        var kept = answer
        if let body = answer.body, body.count > maximumBody { kept.body = nil }
        use?.progress = .done(kept)
        use?.expiresAt = now.addingTimeInterval(retention)
        return true
    }

    /// The holder has no answer that is worth keeping: the next one may try.
    /// - Returns: Whether the claim was its own still.
    mutating func abandon(holder: String) -> Bool {
        guard case .underWay(let work)? = use?.progress, work.holder == holder else { return false }
        use = nil
        return true
    }

    private mutating func take(_ fingerprint: RequestFingerprint, _ holder: String, _ now: Date) -> Verdict {
        let work = Work(holder: holder, since: now, leaseUntil: now.addingTimeInterval(lease))
        use = Use(
            fingerprint: fingerprint, progress: .underWay(work), expiresAt: now.addingTimeInterval(retention))
        return .fresh
    }

    private func isExpired(at now: Date) -> Bool {
        guard let use, use.expiresAt <= now else { return false }
        if case .underWay(let work) = use.progress { return work.leaseUntil <= now }
        return true
    }

    /// As long again as the work has taken so far, but not beyond the lease: few questions for long work, and little
    /// delay for short.
    private func retryAfter(_ work: Work, _ now: Date) -> Int {
        let age = now.timeIntervalSince(work.since)
        let seconds = min(max(age, 1), max(work.leaseUntil.timeIntervalSince(now), 1))
        return Int(seconds.rounded(.up))
    }
}
