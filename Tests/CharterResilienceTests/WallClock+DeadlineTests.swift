import CharterResilience
import Foundation
import Testing

struct WallClockDeadlineTests {
    /// A clock whose every sleep ends at once, or never.
    private func clock(sleepsForever: Bool) -> WallClock {
        WallClock(
            now: { Date(timeIntervalSince1970: 0) },
            sleep: { _ in if sleepsForever { try await Task.sleep(for: .seconds(3_600)) } })
    }

    @Test func whatIsDoneInTimeIsGiven() async throws {
        #expect(try await clock(sleepsForever: true).run(limit: .seconds(1)) { 7 } == 7)
    }

    @Test func whatTakesLongerIsCancelled() async throws {
        let value = try await clock(sleepsForever: false).run(limit: .seconds(1)) {
            try await Task.sleep(for: .seconds(3_600))
            return 7
        }
        #expect(value == nil)
    }

    @Test func withoutTimeNothingIsBegun() async throws {
        #expect(try await clock(sleepsForever: true).run(limit: .zero) { 7 } == nil)
    }

    @Test func whatIsThrownIsThrown() async {
        struct Odd: Error {}
        await #expect(throws: Odd.self) {
            try await clock(sleepsForever: true).run(limit: .seconds(1)) { throw Odd() }
        }
    }
}
