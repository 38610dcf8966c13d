import CharterStorage
import Foundation
import Logging
import Testing

@testable import CharterWorkflows

struct SchedulerTests {
    private func schedule(_ name: String = "nightly", _ cron: String = "@hourly") throws -> Schedule {
        Schedule(
            name: name, cron: try CronSchedule(cron), submission: RunSubmission(kind: "test", name: name, input: .null))
    }

    private func scheduler(_ setup: RunsUnderTest.Setup, _ schedules: [Schedule]) -> Scheduler {
        Scheduler(
            store: setup.store, schedules: { schedules }, clock: setup.clock.clock, logger: Logger(label: "test"),
            wake: {})
    }

    @Test(arguments: RunsUnderTest.allCases)
    func aTickIsFiredOnceByManyReplicas(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            let schedule = try schedule()
            let tick = setup.clock.now
            let runs = try await withThrowingTaskGroup(of: Run?.self) { group in
                for _ in 0..<8 { group.addTask { try await setup.store.fire(schedule, at: tick) } }
                return try await group.reduce(into: [String]()) { if let run = $1 { $0.append(run.id) } }
            }
            #expect(runs.count == 1)
            #expect(try await setup.store.runs(limit: 10).runs.map(\.id) == runs)
            #expect(try await setup.store.lastTick(of: "nightly") == tick)
            #expect(try await setup.store.lastTick(of: "other") == nil)
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func eachHourGivesARun(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            let scheduler = scheduler(setup, [try schedule()])
            var machines: [String: ScheduleStateMachine] = [:]
            for _ in 0..<6 {
                _ = try await scheduler.look(&machines)
                setup.clock.advance(by: 3_600)
            }
            #expect(try await setup.store.runs(limit: 10).runs.count == 5)
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func aRestartCatchesUpOnce(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            let scheduler = scheduler(setup, [try schedule()])
            var machines: [String: ScheduleStateMachine] = [:]
            _ = try await scheduler.look(&machines)
            setup.clock.advance(by: 3_600)
            _ = try await scheduler.look(&machines)
            #expect(try await setup.store.runs(limit: 10).runs.count == 1)

            setup.clock.advance(by: 86_400)
            var afterRestart: [String: ScheduleStateMachine] = [:]
            _ = try await scheduler.look(&afterRestart)
            _ = try await scheduler.look(&afterRestart)
            #expect(try await setup.store.runs(limit: 10).runs.count == 2)
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func aClockThatJumpsFiresNothingTwice(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            let scheduler = scheduler(setup, [try schedule()])
            var machines: [String: ScheduleStateMachine] = [:]
            _ = try await scheduler.look(&machines)
            for jump in [3_600.0, -7_200, 3_600, 3_600, 3_600] {
                setup.clock.advance(by: jump)
                _ = try await scheduler.look(&machines)
            }
            let ticks = try await setup.database.query("SELECT tick FROM schedule_ticks").count
            #expect(try await setup.store.runs(limit: 10).runs.count == ticks)
            // From an hour before the start to two hours behind it: the ticks of 22, 23 and 0 o'clock.
            #expect(ticks == 3)
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func aRefusedSubmissionDoesNotStopTheOthers(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            var bad = try schedule("bad")
            bad.submission.priority = 9_999
            let scheduler = scheduler(setup, [bad, try schedule("good")])
            var machines: [String: ScheduleStateMachine] = [:]
            _ = try await scheduler.look(&machines)
            setup.clock.advance(by: 3_600)
            _ = try await scheduler.look(&machines)
            #expect(try await setup.store.runs(limit: 10).runs.map(\.name) == ["good"])
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func oldTicksAreForgottenExceptForTheLast(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            let schedule = try schedule()
            for _ in 0..<4 {
                _ = try await setup.store.fire(schedule, at: setup.clock.now)
                setup.clock.advance(by: 3_600)
            }
            try await setup.store.pruneTicks(before: setup.clock.now)
            #expect(try await setup.database.query("SELECT 1 FROM schedule_ticks").count == 1)
            #expect(try await setup.store.lastTick(of: "nightly") == setup.clock.now.addingTimeInterval(-3_600))
        }
    }
}
