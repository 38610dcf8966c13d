import CharterResilience
import CharterStorage
import PrivateServices
import Synchronization
import Testing

@testable import CharterEvents

@Suite(.timeLimit(.minutes(5))) struct PostgresWakerTests {
    private let one = WakeRecorder()
    private let two = WakeRecorder()

    private func waker(_ database: any Database) -> PostgresWaker {
        PostgresWaker(
            database: database, backoff: Backoff(base: .milliseconds(5), maximum: .milliseconds(50)), logger: .quiet)
    }

    /// Wakes until the other one has heard it: listening begins a moment after running.
    private func wakeUntilHeard(_ topic: String, _ waker: PostgresWaker, _ recorder: WakeRecorder) async throws {
        try await eventually {
            waker.wake(topic)
            return recorder.topics.contains(topic)
        }
    }

    @Test(arguments: SQLDialect.allCases)
    func replicasWakeEachOtherAndNotThemselves(dialect: SQLDialect) async throws {
        try await TestDatabase.run(dialect) { database in
            let (first, second) = (waker(database), waker(database))
            try await withRunning([(first, one), (second, two)]) {
                try await wakeUntilHeard("from-one", first, two)
                try await wakeUntilHeard("from-two", second, one)
            }
            #expect(Set(one.topics) == ["from-two"])
            #expect(Set(two.topics) == ["from-one"])
        }
    }

    @Test func manyWakeUpsTravelTogether() async throws {
        try await TestDatabase.run(.postgres) { database in
            let (first, second) = (waker(database), waker(database))
            try await withRunning([(first, one), (second, two)]) {
                try await wakeUntilHeard("ready", first, two)
                let sent = first.figures.sent
                let topics = (0..<2_000).map { "a-topic-with-a-name-of-some-length-\($0)" }
                for topic in topics { first.wake(topic) }
                await two.waitFor(topics: Set(topics))
                // 2,000 entries of about 42 bytes are at least 11 messages of 7,900.
                #expect(first.figures.sent - sent < 200)
            }
        }
    }
}
