import CharterResilience
import Foundation
import Synchronization
import Testing

@testable import CharterApp

struct PeriodicReadingsTests {
    private final class Log: Sendable {
        let steps = Mutex<[String]>([])

        func add(_ step: String) { steps.withLock { $0.append(step) } }
    }

    @Test func theFirstComesAtOnceAndEachOtherAfterAnInterval() async throws {
        let log = Log()
        let clock = WallClock(now: { Date() }, sleep: { log.add("sleep \($0)") })
        let readings = PeriodicReadings(interval: .seconds(2), clock: clock) { log.add("read") }
        var iterator = readings.makeAsyncIterator()
        for _ in 0..<3 { #expect(try await iterator.next() != nil) }
        #expect(log.steps.withLock { $0 } == ["read", "sleep 2.0 seconds", "read", "sleep 2.0 seconds", "read"])
    }

    @Test func theyEndWhenNobodyAsksAnyMore() async throws {
        let clock = WallClock(now: { Date() }, sleep: { _ in throw CancellationError() })
        var iterator = PeriodicReadings(interval: .seconds(2), clock: clock) { 1 }.makeAsyncIterator()
        #expect(try await iterator.next() == 1)
        await #expect(throws: CancellationError.self) { try await iterator.next() }
    }
}
