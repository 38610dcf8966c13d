import CharterEvents
import CharterStorage
import Foundation
import GraphQLJSON
import Synchronization
import Testing

@testable import CharterWorkflows

struct RunEngineTests {
    /// A program that works until it is stopped.
    private let endless = ScriptedProgram { _, _ in
        try await Task.sleep(for: .seconds(1_000))
        return .succeeded(output: .null)
    }

    @Test(arguments: RunsUnderTest.allCases)
    func manyWorkersFinishEachRunOnce(databases: RunsUnderTest) async throws {
        try await databases.run(ownTime: true) { setup in
            let log = ExecutionLog()
            let engine = try setup.engine(ScriptedProgram.steps(3, counting: log), options: .quick(workers: 8))
            try await setup.whileWorking(engine) {
                let runs = try await setup.submit(60, to: engine)
                for run in runs { _ = try await setup.untilEnded(run) }
                try await setup.expectDoneOnce(runs, steps: 3, log: log)
                #expect(log.executions.values.allSatisfy { $0 == 1 })
                try await eventually { engine.figures.working == 0 }
                #expect(engine.figures.succeeded == 60)
                #expect(engine.figures.claimed == 60)
                #expect(engine.isLive)
            }
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func twoEnginesShareTheWork(databases: RunsUnderTest) async throws {
        try await databases.run(ownTime: true) { setup in
            let log = ExecutionLog()
            let engines = try (0..<2).map { _ in try setup.engine(ScriptedProgram.steps(2, counting: log)) }
            try await setup.whileWorking(engines) {
                let runs = try await setup.submit(40, to: engines[0])
                for run in runs { _ = try await setup.untilEnded(run) }
                try await setup.expectDoneOnce(runs, steps: 2, log: log)
            }
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func aLostWorkersRunGoesOnElsewhere(databases: RunsUnderTest) async throws {
        try await databases.run(ownTime: true) { setup in
            let run = try await setup.enqueue()
            // A worker that claimed, finished a step, and was never heard of again.
            let request = ClaimRequest(owner: "lost", kinds: ["test"], lease: 0.2, limit: 1)
            let leased = try #require(try await setup.store.claim(request).first)
            var options = RunOptions.quick()
            options.lease = .milliseconds(200)
            try await setup.journal(leased, options).complete("step 0", output: 0)
            let log = ExecutionLog()
            let engine = try setup.engine(ScriptedProgram.steps(2, counting: log))
            try await setup.whileWorking(engine) {
                let ended = try await setup.untilEnded(run.id)
                #expect((ended.status, ended.attempt, ended.losses) == (.succeeded, 2, 1))
                #expect(log.executions == ["\(run.id) step 1": 1])
                #expect(engine.figures.recovered == 1)
            }
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func failuresAndErrorsEndRuns(databases: RunsUnderTest) async throws {
        struct Strange: Error {}
        try await databases.run(ownTime: true) { setup in
            let failure = RunFailure(code: "TIMEOUT", message: "too slow", step: "ask")
            let program = ScriptedProgram { run, _ in
                switch run.name {
                case "returns": return .failed(failure)
                case "throws": throw failure
                case "waits": return .resting(until: nil, signals: [])
                default: throw Strange()
                }
            }
            let engine = try setup.engine(program)
            try await setup.whileWorking(engine) {
                for (name, code) in [
                    ("returns", "TIMEOUT"), ("throws", "TIMEOUT"), ("waits", "INTERNAL_ERROR"),
                    ("strange", "INTERNAL_ERROR"),
                ] {
                    let run = try await setup.untilEnded(try await setup.enqueue(name).id)
                    #expect(run.status == .failed)
                    #expect(run.failure?.code == code)
                }
            }
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func aWorkingRunIsCancelledFromAnotherEngine(databases: RunsUnderTest) async throws {
        try await databases.run(ownTime: true) { setup in
            let told = Mutex<[String]>([])
            let program = TellingProgram(endless: endless) { run, steps in
                told.withLock { $0.append("\(run.id) \(steps.keys.sorted())") }
            }
            let (worker, other) = (
                try setup.engine(program), try setup.engine(program, options: .quick(workers: 0))
            )
            try await setup.whileWorking(worker, other) {
                let run = try await other.submit(RunSubmission(kind: "test", name: "n", input: .null)).run
                try await eventually { try await setup.store.run(run.id).status == .running }
                #expect(try await other.cancel(run.id).isCancelRequested)
                let ended = try await setup.untilEnded(run.id)
                #expect(ended.status == .cancelled)
                #expect(ended.failure == .cancelled)
                try await eventually { told.withLock { $0 } == ["\(run.id) []"] }
            }
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func theProgramOfAWaitingRunHearsThatItIsCancelled(databases: RunsUnderTest) async throws {
        try await databases.run(ownTime: true) { setup in
            let told = Mutex<[String: StepRecord]>([:])
            let resting = ScriptedProgram { _, journal in
                try await journal.wait("approval", until: nil, signal: "go", state: ["id": "x7"])
                return .resting(until: nil, signals: ["go"])
            }
            let engine = try setup.engine(
                TellingProgram(endless: resting) { _, steps in told.withLock { $0 = steps } })
            try await setup.whileWorking(engine) {
                let run = try await engine.submit(RunSubmission(kind: "test", name: "n", input: .null)).run
                try await eventually { try await setup.store.run(run.id).status == .waiting }
                #expect(try await engine.cancel(run.id).status == .cancelled)
                try await eventually { told.withLock { $0["approval"]?.state } == ["id": "x7"] }
            }
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func aDeadlineStopsAWorkingRun(databases: RunsUnderTest) async throws {
        try await databases.run(ownTime: true) { setup in
            let engine = try setup.engine(endless)
            try await setup.whileWorking(engine) {
                let run = try await engine.submit(
                    RunSubmission(
                        kind: "test", name: "n", input: .null, deadline: Date().addingTimeInterval(0.3))
                ).run
                #expect(try await setup.untilEnded(run.id).failure == .overdue)
            }
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func aRunWaitsForASignalAndForATime(databases: RunsUnderTest) async throws {
        try await databases.run(ownTime: true) { setup in
            let program = ScriptedProgram { _, journal in
                let steps = try await journal.steps()
                if steps["pause"] == nil {
                    let until = try await journal.now.addingTimeInterval(0.1)
                    try await journal.wait("pause", until: until, signal: nil, state: nil)
                    return .resting(until: until, signals: [])
                }
                if steps["pause"]?.status == .waiting { try await journal.complete("pause", output: .null) }
                guard let payload = try await journal.takeSignal("go", for: "approval") else {
                    return .resting(until: nil, signals: ["go"])
                }
                try await journal.complete("approval", output: payload)
                return .succeeded(output: payload)
            }
            let engine = try setup.engine(program)
            try await setup.whileWorking(engine) {
                let run = try await engine.submit(RunSubmission(kind: "test", name: "n", input: .null)).run
                try await eventually { try await setup.store.run(run.id).signals == ["go"] }
                _ = try await engine.signal(run.id, "go", payload: ["by": "ada"])
                let ended = try await setup.untilEnded(run.id)
                // Started, woken by time, woken by the signal.
                #expect((ended.output, ended.attempt) == (["by": "ada"], 3))
            }
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func drainingLetsProgramsFinish(databases: RunsUnderTest) async throws {
        try await databases.run(ownTime: true) { setup in
            let (started, start) = AsyncStream.makeStream(of: Void.self)
            let (released, release) = AsyncStream.makeStream(of: Void.self)
            let engine = try setup.engine(
                ScriptedProgram { _, _ in
                    start.yield()
                    for await _ in released { break }
                    return .succeeded(output: "finished")
                }, options: .quick(workers: 1))
            try await setup.whileWorking(engine) {
                let runs = try await setup.submit(2, to: engine)
                for await _ in started { break }
                let draining = Task { await engine.drain(within: .seconds(30)) }
                release.yield()
                await draining.value
                let statuses = try await setup.store.runs(limit: 2).runs.map(\.status)
                #expect(statuses.sorted { $0.rawValue < $1.rawValue } == [.queued, .succeeded])
                #expect(runs.count == 2)
            }
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func whatIsNotDoneInTimeIsGivenBack(databases: RunsUnderTest) async throws {
        try await databases.run(ownTime: true) { setup in
            let engine = try setup.engine(endless)
            let working = Task { await engine.run() }
            let run = try await engine.submit(RunSubmission(kind: "test", name: "n", input: .null)).run
            try await eventually { try await setup.store.run(run.id).status == .running }
            await engine.drain(within: .milliseconds(50))
            await working.value
            let released = try await setup.store.run(run.id)
            #expect((released.status, released.attempt, released.losses) == (.queued, 0, 0))
            #expect(engine.figures.released == 1)
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func aConcurrencyKeyLimitsWhoWorksAtATime(databases: RunsUnderTest) async throws {
        try await databases.run(ownTime: true) { setup in
            let counts = Mutex((now: 0, most: 0))
            let program = ScriptedProgram { _, journal in
                counts.withLock { counts in
                    counts.now += 1
                    counts.most = max(counts.most, counts.now)
                }
                try await journal.complete("one", output: 1)
                counts.withLock { $0.now -= 1 }
                return .succeeded(output: .null)
            }
            let engines = try (0..<2).map { _ in try setup.engine(program) }
            try await setup.whileWorking(engines) {
                var runs: [String] = []
                for number in 0..<24 {
                    runs.append(try await setup.enqueue("\(number)") { $0.concurrency = .init(key: "k", limit: 2) }.id)
                }
                for run in runs { #expect(try await setup.untilEnded(run).status == .succeeded) }
                #expect(counts.withLock { $0.most } <= 2)
            }
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func whateverTheDatabaseDoesNothingIsLostOrDoneTwice(databases: RunsUnderTest) async throws {
        try await databases.run(ownTime: true) { setup in
            let faults = FaultyDatabase.Faults(rate: 0.02, seed: 4_711)
            let faulty = FaultyDatabase(base: setup.database, faults: faults)
            let log = ExecutionLog()
            let engines = try (0..<2).map { _ in
                try setup.engine(ScriptedProgram.steps(3, counting: log), database: faulty)
            }
            var runs: [String] = []
            for number in 0..<60 { runs.append(try await setup.enqueue("\(number)").id) }
            try await setup.whileWorking(engines) {
                for run in runs { _ = try await setup.untilEnded(run) }
                faults.end()
                try await setup.expectDoneOnce(runs, steps: 3, log: log)
                #expect(faults.count > 10)
            }
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func anOutcomeThatCannotBeKeptFailsTheRun(databases: RunsUnderTest) async throws {
        try await databases.run(ownTime: true) { setup in
            try await setup.database.execute(Self.refuseLargeOutputs(setup.database.dialect))
            let engine = try setup.engine(
                ScriptedProgram { _, _ in .succeeded(output: .string(String(repeating: "x", count: 100))) })
            try await setup.whileWorking(engine) {
                let run = try await setup.untilEnded(try await setup.enqueue().id)
                #expect(run.status == .failed)
                #expect(run.failure?.message.hasPrefix("the outcome cannot be kept") == true)
            }
        }
    }

    /// Stands for whatever a database may refuse for good.
    private static func refuseLargeOutputs(_ dialect: SQLDialect) -> SQL {
        switch dialect {
        case .postgres: "ALTER TABLE runs ADD CHECK (output IS NULL OR length(output) < 50)"
        case .sqlite:
            """
            CREATE TRIGGER refuse BEFORE UPDATE ON runs WHEN length(new.output) >= 50
            BEGIN SELECT RAISE(ABORT, 'too large'); END
            """
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func schedulesAreFired(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            let schedule = Schedule(
                name: "minutely", cron: try CronSchedule("* * * * *"),
                submission: RunSubmission(kind: "test", name: "tick", input: .null))
            _ = try await setup.store.fire(schedule, at: Date().addingTimeInterval(-300))
            let engine = try RunEngine(
                database: setup.database, events: setup.events,
                programs: ["test": ScriptedProgram { _, _ in .succeeded(output: .null) }], schedules: { [schedule] },
                options: .quick(), logger: .init(label: "test"))
            try await setup.whileWorking(engine) {
                try await eventually { engine.figures.succeeded >= 2 }
            }
        }
    }
}

/// A program that is told of cancellations.
private struct TellingProgram: RunProgram {
    let endless: ScriptedProgram
    let cancelled: @Sendable (ClaimedRun, [String: StepRecord]) -> Void

    init(endless: ScriptedProgram, cancelled: @escaping @Sendable (ClaimedRun, [String: StepRecord]) -> Void) {
        self.endless = endless
        self.cancelled = cancelled
    }

    func advance(_ run: ClaimedRun, _ journal: any RunJournal) async throws -> RunOutcome {
        try await endless.advance(run, journal)
    }

    func cancelled(_ run: ClaimedRun, steps: [String: StepRecord]) async { cancelled(run, steps) }
}
