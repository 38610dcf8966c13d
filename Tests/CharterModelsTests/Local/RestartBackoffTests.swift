import Testing

@testable import CharterModels

struct RestartBackoffTests {
    private var backoff = RestartBackoff(initial: .seconds(1), maximum: .seconds(5), stableAfter: .seconds(60))

    @Test mutating func delaysDoubleUpToTheirMaximum() {
        let delays = (0..<5).map { _ in backoff.delay(afterRunOf: .seconds(1)) }
        #expect(delays == [.seconds(1), .seconds(2), .seconds(4), .seconds(5), .seconds(5)])
    }

    @Test mutating func aStableRunIsForgiven() {
        for _ in 0..<4 { _ = backoff.delay(afterRunOf: .zero) }
        #expect(backoff.delay(afterRunOf: .seconds(60)) == .seconds(1))
        #expect(backoff.delay(afterRunOf: .zero) == .seconds(2))
    }
}
