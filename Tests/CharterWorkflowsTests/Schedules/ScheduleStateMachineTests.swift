import Foundation
import Testing

@testable import CharterWorkflows

struct ScheduleStateMachineTests {
    private func time(_ text: String) throws -> Date { try Date("2026-05-05T\(text)Z", strategy: .iso8601) }

    private func hourly(last: String? = nil, now: String) throws -> ScheduleStateMachine {
        ScheduleStateMachine(try CronSchedule("@hourly"), lastTick: try last.map(time), now: try time(now))
    }

    @Test func aNewSchedulesPastDoesNotCount() throws {
        var machine = try hourly(now: "09:30:00")
        #expect(machine.looked(at: try time("09:30:00")) == nil)
        #expect(machine.next(from: try time("09:30:00")) == (try time("10:00:00")))
    }

    @Test func aTickIsFiredOnceItsTimeHasCome() throws {
        var machine = try hourly(now: "09:30:00")
        #expect(machine.looked(at: try time("09:59:59")) == nil)
        #expect(machine.looked(at: try time("10:00:00")) == (try time("10:00:00")))
        machine.fired(try time("10:00:00"))
        #expect(machine.looked(at: try time("10:00:01")) == nil)
        #expect(machine.next(from: try time("10:00:01")) == (try time("11:00:00")))
    }

    @Test func aTickThatCouldNotBeFiredIsFiredAtTheNextLook() throws {
        let machine = try hourly(now: "09:30:00")
        #expect(machine.looked(at: try time("10:00:00")) != nil)
        #expect(machine.looked(at: try time("10:00:05")) == (try time("10:00:00")))
    }

    @Test func ofMissedTicksTheLastIsCaughtUp() throws {
        var machine = try hourly(last: "02:00:00", now: "09:30:00")
        #expect(machine.looked(at: try time("09:30:00")) == (try time("09:00:00")))
        machine.fired(try time("09:00:00"))
        #expect(machine.looked(at: try time("09:30:00")) == nil)
    }

    @Test func aClockThatJumpsForwardFiresOneTick() throws {
        var machine = try hourly(now: "01:30:00")
        let tick = try #require(machine.looked(at: try time("23:10:00")))
        #expect(tick == (try time("23:00:00")))
        machine.fired(tick)
        #expect(machine.looked(at: try time("23:10:00")) == nil)
    }

    @Test func aClockThatJumpsBackGoesOnFromThere() throws {
        var machine = try hourly(now: "22:30:00")
        machine.fired(try time("23:00:00"))
        #expect(machine.looked(at: try time("03:10:00")) == nil)
        #expect(machine.next(from: try time("03:10:00")) == (try time("04:00:00")))
        #expect(machine.looked(at: try time("04:00:00")) == (try time("04:00:00")))
    }

    @Test func aLastTickOfAFutureThatNeverCameDoesNotBlock() throws {
        let machine = ScheduleStateMachine(
            try CronSchedule("@hourly"), lastTick: Date(timeIntervalSince1970: 4e9), now: try time("09:30:00"))
        #expect(machine.looked(at: try time("10:00:00")) == (try time("10:00:00")))
    }

    @Test func yearsOfMissedMinutesAreFoundQuickly() throws {
        let machine = ScheduleStateMachine(
            try CronSchedule("* * * * *"), lastTick: Date(timeIntervalSince1970: 0), now: try time("09:30:00"))
        #expect(machine.looked(at: try time("09:30:30")) == (try time("09:30:00")))
    }
}
