import CharterEvents
import CharterResilience
import CharterStorage
import Foundation
import GraphQLJSON
import Logging
import PrivateServices

@testable import CharterWorkflows

/// The databases that runs are kept in, each empty and of a test's own.
enum RunsUnderTest: String, CaseIterable {
    case sqlite
    case postgres

    /// What a test works with.
    struct Setup {
        let database: any Database
        let events: StoredEventTopics
        let store: RunStore
        let clock: TestClock
        let configuration: DatabaseConfiguration
    }

    /// Runs the body with a new database, whose times are those of the setup's clock when it is asked for.
    func run(ownTime: Bool = false, _ body: (Setup) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "runs-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let url =
            switch self {
            case .sqlite: "sqlite:\(folder.appending(path: "runs.sqlite").path)"
            case .postgres: try await PrivatePostgres.shared().createDatabase()
            }
        let configuration = DatabaseConfiguration(url: try DatabaseURL(url), poolTimeout: .seconds(20))
        let database = try await DatabaseFactory.open(configuration)
        do {
            try await Migrator(database, migrations: EventsMigrations.all + RunStore.migrations).migrate()
            let events = StoredEventTopics(database: database, logger: Logger(label: "test"))
            let clock = TestClock()
            let store =
                ownTime
                ? RunStore(database: database, events: events)
                : RunStore(database: database, events: events, time: .machine(clock.clock))
            try await body(
                Setup(database: database, events: events, store: store, clock: clock, configuration: configuration))
        } catch {
            await database.shutdown()
            throw error
        }
        await database.shutdown()
    }
}

extension RunsUnderTest.Setup {
    /// Enqueues a run.
    @discardableResult
    func enqueue(_ name: String = "n", _ change: (inout RunSubmission) -> Void = { _ in }) async throws -> Run {
        var submission = RunSubmission(kind: "test", name: name, input: ["name": .string(name)])
        change(&submission)
        return try await database.transaction { [submission] in try await store.enqueue(submission, in: $0) }.run
    }

    func claim(_ limit: Int = 1, owner: String = "worker", kinds: [String] = ["test"]) async throws -> [LeasedRun] {
        try await store.claim(ClaimRequest(owner: owner, kinds: kinds, lease: 30, limit: limit))
    }

    func journal(_ leased: LeasedRun, _ options: RunOptions = RunOptions()) -> StoredRunJournal {
        StoredRunJournal(store: store, leased: leased, options: options, clock: .system)
    }

    /// The types of a run's events, in order.
    func types(_ run: String) async throws -> [String] {
        try await events.events(of: run, after: 0, limit: 1_000).map(\.type)
    }

    func changes(_ run: String) async throws -> [RunChange] {
        try await events.events(of: run, after: 0, limit: 1_000).compactMap { RunEvent($0)?.change }
    }
}
