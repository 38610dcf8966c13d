import CharterEvents
import CharterResilience
import CharterStorage
import Logging
import Testing

@testable import CharterWorkflows

extension RunOptions {
    /// Short times, so that tests need not wait, but leases that outlive a machine that is busy with other tests.
    static func quick(workers: Int = 4) -> RunOptions {
        RunOptions(
            workers: workers, heartbeatInterval: .milliseconds(100), lease: .seconds(60),
            reaperInterval: .milliseconds(100), pollInterval: .milliseconds(50), maximumLosses: 100)
    }
}

extension RunsUnderTest.Setup {
    func engine(
        _ program: some RunProgram, options: RunOptions = .quick(), database: (any Database)? = nil,
        clock: WallClock = .system
    ) throws -> RunEngine {
        try RunEngine(
            database: database ?? self.database, events: events(on: database), programs: ["test": program],
            options: options, clock: clock, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    private func events(on database: (any Database)?) -> StoredEventTopics {
        database.map { StoredEventTopics(database: $0, logger: Logger(label: "test")) } ?? events
    }

    /// Runs engines beside the body, and ends them behind it.
    func whileWorking(_ engines: RunEngine..., body: () async throws -> Void) async throws {
        try await whileWorking(engines, body: body)
    }

    func whileWorking(_ engines: [RunEngine], body: () async throws -> Void) async throws {
        let working = engines.map { engine in Task { await engine.run() } }
        func end() async {
            for task in working { task.cancel() }
            for task in working { await task.value }
        }
        do { try await body() } catch {
            await end()
            throw error
        }
        await end()
    }

    func untilEnded(_ run: String, sourceLocation: SourceLocation = #_sourceLocation) async throws -> Run {
        try await eventually({ try await store.run(run).status.isEnded }, sourceLocation: sourceLocation)
        return try await store.run(run)
    }

    func submit(_ count: Int, to engine: RunEngine) async throws -> [String] {
        var ids: [String] = []
        for number in 0..<count {
            ids.append(
                try await engine.submit(RunSubmission(kind: "test", name: "\(number)", input: .null)).run.id)
        }
        return ids
    }

    /// What must hold for every run that did `steps` steps, whatever happened meanwhile.
    func expectDoneOnce(
        _ runs: [String], steps: Int, log: ExecutionLog, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        for run in runs {
            let stored = try await store.run(run)
            #expect(stored.status == .succeeded, "\(stored)", sourceLocation: sourceLocation)
            let events = try await events.events(of: run, after: 0, limit: 1_000)
            #expect(events.map(\.sequence) == Array(1...Int64(events.count)), sourceLocation: sourceLocation)
            let completed = events.compactMap { event -> String? in
                guard case .stepCompleted(let step, _)? = RunEvent(event)?.change else { return nil }
                return step
            }
            #expect(
                completed.sorted() == (0..<steps).map { "step \($0)" }.sorted(), "\(run)",
                sourceLocation: sourceLocation)
            #expect(events.filter { $0.type == "run.succeeded" }.count == 1, sourceLocation: sourceLocation)
            #expect(events.last?.type == "run.succeeded", sourceLocation: sourceLocation)
        }
        #expect(log.repeated == [], sourceLocation: sourceLocation)
        #expect(log.finishedCount == runs.count * steps, sourceLocation: sourceLocation)
    }
}
