import CharterResilience
import Foundation

/// Tells whether leases may be judged by what the clock says now.
///
/// A clock that jumped forward makes every lease look expired, although its worker lives; so does a database that was away,
/// since nobody could renew anything meanwhile, and a machine that was suspended. In all cases everybody gets the time of one lease to renew before any is
/// taken away. A worker that died meanwhile is found that much later; nothing else depends on it.
struct ClockJumpGuard: Sendable, Hashable {
    /// By how much the clock may differ from the time that passed.
    private let tolerance: Double
    private let lease: Double
    private let interval: Double
    private var lastTime: Date?
    /// The time that must pass before leases may be judged again, in seconds.
    private var patience = 0.0

    /// - Parameter interval: How often somebody looks.
    init(lease: Duration, interval: Duration) {
        self.interval = interval.inSeconds
        self.lease = lease.inSeconds
        tolerance = lease.inSeconds / 2
    }

    /// Somebody looked at the clock after a time that was measured without it; whether leases may be judged.
    mutating func looked(at now: Date, after elapsed: Duration) -> Bool {
        let elapsed = elapsed.inSeconds
        patience = max(0, patience - elapsed)
        if let lastTime {
            let jump = abs(now.timeIntervalSince(lastTime) - elapsed)
            if jump > tolerance || elapsed > interval + tolerance { patience = lease }
        }
        lastTime = now
        return patience == 0
    }

    /// The clock could not be looked at.
    mutating func failed() {
        patience = lease
        lastTime = nil
    }
}
