import CharterResilience
import Testing

@testable import CharterWorkflows

struct WakeUpTests {
    /// Time does not pass.
    private let stopped = WallClock(now: { .distantPast }, sleep: { _ in try await Task.sleep(for: .seconds(1_000)) })
    /// Time is over at once.
    private let instant = WallClock(now: { .distantPast }, sleep: { _ in })

    @Test func aRingBeforehandIsKept() async {
        let bell = WakeUp()
        bell.ring()
        bell.ring()
        await bell.wait(upTo: .seconds(1), clock: stopped)
    }

    @Test func aRingWakesAllWhoWait() async {
        let bell = WakeUp()
        await withTaskGroup { group in
            for _ in 0..<3 { group.addTask { await bell.wait(upTo: .seconds(1), clock: stopped) } }
            var returned = 0
            while returned < 3 {
                bell.ring()
                if await group.next() != nil { returned += 1 }
            }
        }
    }

    @Test func theWaitEndsByItself() async {
        await WakeUp().wait(upTo: .seconds(1), clock: instant)
    }

    @Test func theWaitEndsWithItsTask() async {
        let waiting = Task { await WakeUp().wait(upTo: .seconds(1), clock: stopped) }
        waiting.cancel()
        await waiting.value
    }
}
