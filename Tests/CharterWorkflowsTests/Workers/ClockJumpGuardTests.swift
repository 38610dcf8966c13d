import Foundation
import Testing

@testable import CharterWorkflows

struct ClockJumpGuardTests {
    private func at(_ seconds: Double) -> Date { Date(timeIntervalSince1970: 1_700_000_000 + seconds) }

    @Test func aSteadyClockIsTrustedFromTheFirstLook() {
        var clock = ClockJumpGuard(lease: .seconds(30), interval: .seconds(5))
        #expect(clock.looked(at: at(0), after: .zero) == true)
        #expect(clock.looked(at: at(5), after: .seconds(5)) == true)
        #expect(clock.looked(at: at(10.5), after: .seconds(5)) == true)
    }

    /// Looks every five seconds, and tells when leases may be judged again.
    private func patience(_ clock: inout ClockJumpGuard, from start: Double) -> Double? {
        for seconds in stride(from: 5.0, through: 60, by: 5) {
            if clock.looked(at: at(start + seconds), after: .seconds(5)) { return seconds }
        }
        return nil
    }

    @Test func afterAJumpForwardWorkersGetTheTimeOfALease() {
        var clock = ClockJumpGuard(lease: .seconds(30), interval: .seconds(5))
        _ = clock.looked(at: at(0), after: .zero)
        #expect(clock.looked(at: at(3_605), after: .seconds(5)) == false)
        #expect(patience(&clock, from: 3_605) == 30)
    }

    @Test func afterAJumpBackToo() {
        var clock = ClockJumpGuard(lease: .seconds(30), interval: .seconds(5))
        _ = clock.looked(at: at(0), after: .zero)
        #expect(clock.looked(at: at(-3_600), after: .seconds(5)) == false)
        #expect(patience(&clock, from: -3_600) == 30)
    }

    @Test func afterTheMachineWasSuspendedToo() {
        var clock = ClockJumpGuard(lease: .seconds(30), interval: .seconds(5))
        _ = clock.looked(at: at(0), after: .zero)
        #expect(clock.looked(at: at(3_600), after: .seconds(3_600)) == false)
        #expect(patience(&clock, from: 3_600) == 30)
    }

    @Test func aBusyMachineIsNoReason() {
        var clock = ClockJumpGuard(lease: .seconds(30), interval: .seconds(5))
        _ = clock.looked(at: at(0), after: .zero)
        #expect(clock.looked(at: at(14), after: .seconds(14)) == true)
    }

    @Test func afterTheDatabaseWasAwayToo() {
        var clock = ClockJumpGuard(lease: .seconds(30), interval: .seconds(5))
        _ = clock.looked(at: at(0), after: .zero)
        clock.failed()
        #expect(patience(&clock, from: 60) == 30)
    }
}
