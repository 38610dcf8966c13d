import CharterResilience
import CharterStorage
import Foundation
import PrivateServices
import Testing

@testable import CharterEvents

/// What subscribers notice of a PostgreSQL that is away for a while: nothing. The tests take turns with one server.
@Suite(.serialized, .timeLimit(.minutes(5))) struct DatabaseOutageTests {
    private static let server = Task { try await PrivatePostgres.start() }

    @Test(arguments: [PrivatePostgres.StopMode.fast, .immediate])
    func subscribersGoOnWhenTheDatabaseIsThereAgain(mode: PrivatePostgres.StopMode) async throws {
        let postgres = try await Self.server.value
        var options = EventTopicsOptions()
        options.lookInterval = .milliseconds(100)
        options.backoff = Backoff(base: .milliseconds(10), maximum: .milliseconds(100))
        try await TestDatabase.run(url: postgres.createDatabase(), poolTimeout: .seconds(1)) { database in
            let first = StoredEventTopics(
                database: database, waker: PostgresWaker(database: database, logger: .quiet), options: options,
                logger: .quiet)
            let second = StoredEventTopics(
                database: database, waker: PostgresWaker(database: database, logger: .quiet), options: options,
                logger: .quiet)
            let running = [first, second].map { topics in Task { await topics.run() } }
            let subscription = second.subscribe(to: "t", after: 0)
            let feed = second.subscribeToFeed(after: .start)
            async let heard = subscription.first(40).sequences
            // After a crash PostgreSQL gives numbers of transactions again.
            async let fed = feed.first(40).sequences
            for round in 0..<2 {
                for _ in 0..<10 { _ = try await first.append([NewEvent(type: "a", payload: "1")], to: "t") }
                try await postgres.stop(mode)
                await #expect(throws: (any Error).self) {
                    _ = try await first.append([NewEvent(type: "a", payload: "1")], to: "t")
                }
                try await postgres.start()
                // Connections that broke are replaced by the first statements that meet them.
                try await eventually {
                    (try? await first.append([NewEvent(type: "a", payload: "\(round)")], to: "t")) != nil
                }
                for _ in 0..<9 { _ = try await first.append([NewEvent(type: "a", payload: "2")], to: "t") }
            }
            #expect(try await heard == Array(1...40))
            #expect(try await fed == Array(1...40))
            for task in running { task.cancel() }
            for task in running { await task.value }
        }
    }

    @Test func wakersHearEachOtherAgain() async throws {
        let postgres = try await Self.server.value
        try await TestDatabase.run(url: postgres.createDatabase()) { database in
            let backoff = Backoff(base: .milliseconds(5), maximum: .milliseconds(50))
            let first = PostgresWaker(database: database, backoff: backoff, logger: .quiet)
            let second = PostgresWaker(database: database, backoff: backoff, logger: .quiet)
            let (one, two) = (WakeRecorder(), WakeRecorder())
            try await withRunning([(first, one), (second, two)]) {
                try await eventually {
                    first.wake("before")
                    return two.topics.contains("before")
                }
                try await postgres.stop(.immediate)
                first.wake("meanwhile")
                try await postgres.start()
                await two.waitForEverything()
                // A server that is stopping may let one in once more.
                #expect(second.figures.reconnects >= 1)
                try await eventually {
                    first.wake("after")
                    return two.topics.contains("after")
                }
            }
        }
    }
}
