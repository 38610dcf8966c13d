import CharterStorage
import Foundation
import Logging
import PrivateServices
import Testing

@testable import CharterEvents

/// The order of all topics while transactions of PostgreSQL overlap, step by step. What is settled depends on all
/// transactions of a server, so these have one to themselves and take turns.
@Suite(.serialized, .timeLimit(.minutes(5))) struct EventStoreFeedTests {
    private static let server = Task { try await PrivatePostgres.start() }

    private static func run(_ body: (any Database) async throws -> Void) async throws {
        try await TestDatabase.run(url: server.value.createDatabase(), body)
    }

    private func event(_ payload: Int) -> NewEvent { NewEvent(type: "test", payload: "\(payload)") }

    /// Keeps a transaction open until it is told to end.
    private struct OpenTransaction {
        private let task: Task<Void, any Error>
        private let end: AsyncStream<Void>.Continuation

        /// Begins a transaction, runs the body in it and leaves it open.
        init(
            _ database: any Database, _ body: @escaping @Sendable (any SQLExecutor) async throws -> Void
        ) async throws {
            let (ended, end) = AsyncStream.makeStream(of: Void.self)
            let (begun, begin) = AsyncThrowingStream.makeStream(of: Void.self)
            self.end = end
            task = Task {
                do {
                    try await database.transaction(retries: 0) { transaction in
                        try await body(transaction)
                        begin.yield()
                        for await _ in ended { break }
                    }
                } catch {
                    begin.finish(throwing: error)
                    throw error
                }
            }
            for try await _ in begun { break }
        }

        func commit() async throws {
            end.yield()
            try await task.value
        }
    }

    @Test func nothingIsSkippedWhenALaterTransactionCommitsFirst() async throws {
        try await Self.run { database in
            let store = EventStore(database: database, clock: .system)
            let older = try await OpenTransaction(database) { _ = try await store.append([event(1)], to: "a", in: $0) }
            let younger = try await OpenTransaction(database) {
                _ = try await store.append([event(2)], to: "b", in: $0)
            }
            try await younger.commit()

            // The younger one is there, but may not be shown: what comes before it is not known yet.
            let early = try await store.feed(after: .start, limit: 10)
            #expect(early.events == [])
            #expect(early.isUnsettled)
            // Readers of the topic itself need not wait.
            #expect(try await store.page(of: "b", after: 0, limit: 10).events.count == 1)
            #expect(try await store.changes(after: .start, limit: 10).topics == ["b": 1])

            try await older.commit()
            let settled = try await store.feed(after: early.completeTo, limit: 10)
            #expect(settled.events.map(\.payload) == ["1", "2"])
            #expect(!settled.isUnsettled)
        }
    }

    @Test func aPositionThatWasTakenFirstAndCommittedLastKeepsItsPlace() async throws {
        try await Self.run { database in
            let store = EventStore(database: database, clock: .system)
            // The older transaction takes its positions last.
            let older = try await OpenTransaction(database) { transaction in
                _ = try await transaction.query("SELECT pg_current_xact_id()::text")
                let younger = try await OpenTransaction(database) {
                    _ = try await store.append([event(1)], to: "b", in: $0)
                }
                _ = try await store.append([event(2)], to: "a", in: transaction)
                try await younger.commit()
            }
            let third = try await OpenTransaction(database) { _ = try await store.append([event(3)], to: "c", in: $0) }
            try await older.commit()
            // Both are settled while the third is still open.
            let page = try await store.feed(after: .start, limit: 10)
            #expect(page.events.map(\.payload) == ["2", "1"])
            try await third.commit()
            #expect(try await store.feed(after: page.completeTo, limit: 10).events.map(\.payload) == ["3"])
            let positions = try await store.feed(after: .start, limit: 10).events.map(\.position)
            #expect(positions == positions.sorted())
        }
    }

    @Test func aTransactionThatIsRolledBackHoldsNothingUp() async throws {
        struct Refusal: Error {}
        try await Self.run { database in
            let store = EventStore(database: database, clock: .system)
            let older = try await OpenTransaction(database) { _ = try await store.append([event(1)], to: "a", in: $0) }
            await #expect(throws: Refusal.self) {
                try await database.transaction { transaction in
                    _ = try await store.append([event(2)], to: "b", in: transaction)
                    throw Refusal()
                }
            }
            _ = try await database.transaction { try await store.append([event(3)], to: "c", in: $0) }
            try await older.commit()
            #expect(try await store.feed(after: .start, limit: 10).events.map(\.payload) == ["1", "3"])
        }
    }

    @Test func aSubscriberOfTheFeedGetsOverlappingTransactionsOnceAndInOrder() async throws {
        try await Self.run { database in
            let topics = StoredEventTopics(database: database, logger: .quiet)
            let store = EventStore(database: database, clock: .system)
            async let heard = topics.subscribeToFeed(after: .start).first(60).map(\.payload)
            var expected: [String] = []
            for round in 0..<20 {
                let numbers = [round * 3, round * 3 + 1, round * 3 + 2]
                var open: [OpenTransaction] = []
                for number in numbers {
                    open.append(
                        try await OpenTransaction(database) {
                            _ = try await store.append([event(number)], to: "\(number % 3)", in: $0)
                        })
                    expected.append("\(number)")
                }
                // Committed in another order each time, the last one first or in the middle.
                for position in [[2, 0, 1], [2, 1, 0], [1, 2, 0]][round % 3] {
                    try await open[position].commit()
                    topics.committed("\(numbers[position] % 3)")
                }
            }
            #expect(try await heard == expected)
        }
    }

    @Test func manyTransactionsAtOnceLoseNothing() async throws {
        try await Self.run { database in
            let topics = StoredEventTopics(database: database, logger: .quiet)
            async let heard = topics.subscribeToFeed(after: .start).first(300)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<6 {
                    group.addTask {
                        for _ in 0..<25 { _ = try await topics.append([event(1), event(2)], to: "\(number)") }
                    }
                }
                try await group.waitForAll()
            }
            let events = try await heard
            for number in 0..<6 {
                #expect(events.filter { $0.topic == "\(number)" }.sequences == Array(1...50))
            }
        }
    }

    @Test func eventsOfARestoredDatabaseAreTheOldest() async throws {
        try await Self.run { database in
            let topics = StoredEventTopics(database: database, logger: .quiet)
            _ = try await topics.append([event(1), event(2)], to: "a")
            // As after a dump out of a database that had seen many more transactions.
            try await database.execute("UPDATE events SET transaction_id = 4000000000000")
            let store = EventStore(database: database, clock: .system)
            try await store.settleRestored()
            _ = try await topics.append([event(3)], to: "a")
            #expect(try await topics.subscribeToFeed(after: .start).first(3).sequences == [1, 2, 3])
            try await store.settleRestored()
            #expect(try await store.feed(after: .start, limit: 9).events.map(\.position.transaction).last != 0)
        }
    }

    @Test func operatorsSeeTheEventsOfRuns() async throws {
        for dialect in SQLDialect.allCases {
            try await TestDatabase.run(dialect) { database in
                let topics = StoredEventTopics(database: database, logger: .quiet)
                _ = try await topics.append([event(7)], to: "run-1")
                let rows = try await database.query("SELECT run_id, seq, type FROM run_events")
                #expect(rows.map(\.values) == [[.text("run-1"), .integer(1), .text("test")]])
            }
        }
    }
}
