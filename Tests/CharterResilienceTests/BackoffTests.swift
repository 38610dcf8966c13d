import CharterResilience
import Testing

struct BackoffTests {
    let backoff = Backoff(base: .seconds(1), maximum: .seconds(10), factor: 2)

    @Test func theBoundDoublesUpToItsMaximum() {
        #expect((1...6).map { backoff.bound(before: $0).inSeconds } == [1, 2, 4, 8, 10, 10])
    }

    @Test func anyNumberHasABound() {
        #expect(backoff.bound(before: .max) == .seconds(10))
        #expect(backoff.bound(before: .min) == .seconds(1))
    }

    @Test func delaysAreWithinTheBoundAndDiffer() {
        let delays = (0..<100).map { _ in backoff.delay(before: 3).inSeconds }
        #expect(delays.allSatisfy { (0...4).contains($0) })
        #expect(Set(delays).count > 50)
    }

    @Test func durationsInSeconds() {
        #expect(Duration.milliseconds(1500).inSeconds == 1.5)
    }
}
