import CharterResilience
import Foundation
import Logging

/// Fires the ticks of schedules, each once among all replicas: the row of the tick and the run that it enqueues are one
/// transaction.
///
/// Ticks that passed while no server ran, or while the clock jumped, are caught up by one run for the last of them.
struct Scheduler: Sendable {
    let store: RunStore
    /// The schedules as of now; asked again and again, since definitions may be reloaded.
    let schedules: @Sendable () async -> [Schedule]
    let clock: WallClock
    let logger: Logger
    /// Called when something was enqueued.
    let wake: @Sendable () -> Void

    /// The clock may jump, and schedules may change, so it is looked at this often at least.
    private static let longestPause = Duration.seconds(5)
    private static let pauseAfterFailure = Duration.seconds(1)

    /// Fires until the task is cancelled.
    func run() async {
        var machines: [String: ScheduleStateMachine] = [:]
        while !Task.isCancelled {
            var pause = Self.longestPause
            do {
                pause = try await look(&machines)
            } catch {
                logger.warning("schedules cannot be fired", metadata: ["reason": "\(error)"])
                pause = Self.pauseAfterFailure
            }
            do { try await clock.sleep(pause) } catch { return }
        }
    }

    /// Fires what is due.
    /// - Returns: For how long nothing more is due.
    func look(_ machines: inout [String: ScheduleStateMachine]) async throws -> Duration {
        let current = await schedules()
        guard !current.isEmpty else {
            machines = [:]
            return Self.longestPause
        }
        let now = try await store.now()
        var pause = Self.longestPause
        var kept: [String: ScheduleStateMachine] = [:]
        for schedule in current {
            var machine = try await machine(for: schedule, machines[schedule.name], now: now)
            if let tick = machine.looked(at: now) {
                try await fire(schedule, at: tick)
                machine.fired(tick)
            }
            if let next = machine.next(from: now) {
                pause = min(pause, max(.milliseconds(1), .seconds(next.timeIntervalSince(now))))
            }
            kept[schedule.name] = machine
        }
        machines = kept
        return pause
    }

    private func machine(
        for schedule: Schedule, _ known: ScheduleStateMachine?, now: Date
    ) async throws -> ScheduleStateMachine {
        if let known {
            // A changed expression starts anew: the ticks that it would have had do not count.
            return known.cron == schedule.cron
                ? known : ScheduleStateMachine(schedule.cron, lastTick: nil, now: now)
        }
        return ScheduleStateMachine(schedule.cron, lastTick: try await store.lastTick(of: schedule.name), now: now)
    }

    private func fire(_ schedule: Schedule, at tick: Date) async throws {
        do {
            guard let run = try await store.fire(schedule, at: tick) else { return }
            logger.info("a schedule was fired", metadata: ["schedule": "\(schedule.name)", "run": "\(run.id)"])
            wake()
        } catch let error as RunError {
            // It would be refused again: the tick is passed over.
            logger.error(
                "a schedule's run was refused", metadata: ["schedule": "\(schedule.name)", "reason": "\(error)"])
        }
    }
}
