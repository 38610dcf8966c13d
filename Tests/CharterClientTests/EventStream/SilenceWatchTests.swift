import CharterResilience
import Foundation
import Synchronization
import Testing

@testable import CharterClient

@Suite(.timeLimit(.minutes(5))) struct SilenceWatchTests {
    /// A clock whose sleeps end when the test says so.
    private final class Ticks: Sendable {
        private let stream = AsyncStream.makeStream(of: Void.self)
        private let waits = Mutex(0)

        var waitCount: Int { waits.withLock { $0 } }

        func tick() { stream.continuation.yield() }

        var clock: WallClock {
            WallClock(now: { Date() }) { _ in
                self.waits.withLock { $0 += 1 }
                var iterator = self.stream.stream.makeAsyncIterator()
                await iterator.next()
                try Task.checkCancellation()
            }
        }
    }

    @Test func silenceEndsTheWork() async throws {
        let ticks = Ticks()
        let watch = SilenceWatch(limit: .seconds(30), clock: ticks.clock)
        let work = Task { try await watch.watch { await Forever.wait() } }
        await LiveFeed.until { ticks.waitCount == 1 }
        watch.heard()
        ticks.tick()
        await LiveFeed.until { ticks.waitCount == 2 }
        ticks.tick()
        await #expect(throws: ClientError.timeout(.signOfLife, limit: .seconds(30))) { try await work.value }
    }

    @Test func workThatEndsIsNotWaitedFor() async throws {
        let watch = SilenceWatch(limit: .seconds(30), clock: Ticks().clock)
        try await watch.watch {}
        await #expect(throws: ClientError.graphQL([])) { try await watch.watch { throw ClientError.graphQL([]) } }
    }
}
