import CharterEvents
import CharterStorage
import Foundation
import GraphQLJSON
import Logging
import Testing

@testable import CharterWorkflows

@Suite(.timeLimit(.minutes(5))) struct RunEventsTests {
    /// A database in memory with one run that waits for a signal.
    private final class Place: Sendable {
        let database: any Database
        let topics: StoredEventTopics
        let store: RunStore
        let id: String

        init() async throws {
            database = try await DatabaseFactory.open(DatabaseConfiguration(url: .memory, poolTimeout: .seconds(20)))
            try await Migrator(database, migrations: EventsMigrations.all + RunMigrations.all).migrate()
            topics = StoredEventTopics(database: database, logger: Logger(label: "test"))
            store = RunStore(database: database, events: topics, clock: .system)
            id = try await store.write { [store] transaction in
                let run = try await store.enqueue(
                    RunSubmission(kind: "workflow", name: "w", input: [:]), in: transaction
                ).run
                return RunStore.Written(run.id, [run.id])
            }
        }

        func types(after sequence: Int64 = 0) async throws -> [String] {
            var types: [String] = []
            for try await event in try await RunEvents(of: store.run(id), after: sequence, in: topics) {
                types.append(event.type)
            }
            return types
        }
    }

    @Test func theEventsOfAnEndedRunEndWithIt() async throws {
        let place = try await Place()
        _ = try await place.store.cancel(place.id)
        #expect(try await place.types() == ["run.queued", "run.cancelled"])
        #expect(try await place.types(after: 1) == ["run.cancelled"])
    }

    @Test func whoHasTheLastEventOfAnEndedRunWaitsForNothing() async throws {
        let place = try await Place()
        _ = try await place.store.cancel(place.id)
        #expect(try await place.types(after: 2) == [])
        await #expect(throws: EventError.unknownPlace) { try await place.types(after: 99) }
    }

    @Test func aRetriedRunIsFollowedToItsNewEnd() async throws {
        let place = try await Place()
        _ = try await place.store.cancel(place.id)
        _ = try await place.store.retry(place.id)
        _ = try await place.store.cancel(place.id)
        #expect(try await place.types() == ["run.queued", "run.cancelled", "run.queued", "run.cancelled"])
    }

    @Test func eventsThatComeLaterArrive() async throws {
        let place = try await Place()
        var events = try await RunEvents(of: place.store.run(place.id), after: 0, in: place.topics).makeAsyncIterator()
        #expect(try await events.next()?.type == "run.queued")
        _ = try await place.store.cancel(place.id)
        #expect(try await events.next()?.type == "run.cancelled")
        #expect(try await events.next() == nil)
    }
}
