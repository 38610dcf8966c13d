import Foundation

/// Which tick of a schedule is to be fired, by what the clock says. The clock may jump, and ticks may pass while no
/// server runs: of those that were missed together only the last one is fired.
///
/// Whether a tick was fired already, by another replica or before the clock was set back, is not known here but by its
/// row in the database.
struct ScheduleStateMachine: Sendable, Hashable {
    let cron: CronSchedule
    /// Ticks up to here are dealt with.
    private var dealtWith: Date

    /// - Parameter lastTick: The last tick that was fired; nil for a schedule that is new, whose past does not count.
    init(_ cron: CronSchedule, lastTick: Date?, now: Date) {
        self.cron = cron
        dealtWith = min(lastTick ?? now, now)
    }

    /// Somebody looked at the clock: the tick to fire now, if one is due.
    func looked(at now: Date) -> Date? {
        guard let first = cron.next(after: dealtWith), first <= now else { return nil }
        return lastTick(until: now, from: first)
    }

    /// The tick was fired, here or elsewhere.
    mutating func fired(_ tick: Date) { dealtWith = tick }

    /// When to look again, unless the clock jumps.
    mutating func next(from now: Date) -> Date? {
        // The clock was set back: the ticks that it passes again have rows already, and those of a future that the clock
        // invented must not keep the schedule from going on.
        dealtWith = min(dealtWith, now)
        return cron.next(after: dealtWith)
    }

    /// The last tick that is not after `now`; `first` is one.
    private func lastTick(until now: Date, from first: Date) -> Date {
        var window = 60.0
        while now.addingTimeInterval(-window) > first {
            if var tick = cron.next(after: now.addingTimeInterval(-window)), tick <= now {
                while let later = cron.next(after: tick), later <= now { tick = later }
                return tick
            }
            window *= 2
        }
        var tick = first
        while let later = cron.next(after: tick), later <= now { tick = later }
        return tick
    }
}
