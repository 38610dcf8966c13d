import CharterResilience
import CharterStorage
import Logging
import Synchronization
import Testing

@testable import CharterEvents

struct ReadRetryTests {
    private let pauses = Pauses()

    private final class Pauses: Sendable {
        let all = Mutex<[Duration]>([])
    }

    private var retry: ReadRetry {
        ReadRetry(
            backoff: Backoff(base: .seconds(1), maximum: .seconds(4)),
            unsettled: Backoff(base: .milliseconds(2), maximum: .milliseconds(9)),
            clock: WallClock(
                now: { .distantPast }, sleep: { [pauses] pause in pauses.all.withLock { $0.append(pause) } }),
            logger: .quiet)
    }

    @Test func aDatabaseThatIsAwayIsWaitedFor() async throws {
        let failures = Mutex<[StorageError]>([
            .unavailable(reason: "gone"), .poolTimeout(seconds: 1), .statementTimeout(seconds: 1),
            .serializationFailure(reason: "again"),
        ])
        let result = try await retry.run {
            if let failure = failures.withLock({ $0.popLast() }) { throw failure }
            return 7
        }
        #expect(result == 7)
        let waited = pauses.all.withLock { $0 }
        #expect(waited.count == 4)
        for (pause, bound) in zip(waited, [1, 2, 4, 4]) { #expect(pause <= .seconds(bound)) }
    }

    @Test(arguments: [StorageError.closed, .statement(code: "42P01", reason: "no such table")])
    func whatWillNotPassIsThrown(error: StorageError) async {
        await #expect(throws: error) { try await retry.run { throw error } }
        #expect(pauses.all.withLock { $0 }.isEmpty)
    }

    @Test func looksForTheEndOfOlderTransactionsGrowRarer() async throws {
        for number in 1...4 { try await retry.pauseForOlderTransactions(number) }
        #expect(pauses.all.withLock { $0 } == [2, 4, 8, 9].map { .milliseconds($0) })
    }
}
