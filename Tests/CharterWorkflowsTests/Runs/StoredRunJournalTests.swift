import CharterStorage
import Foundation
import GraphQLJSON
import Testing

@testable import CharterWorkflows

struct StoredRunJournalTests {
    private let failure = RunFailure(code: "UPSTREAM_ERROR", message: "no", isRetryable: true, retryAfter: .seconds(2))

    @Test(arguments: RunsUnderTest.allCases)
    func stepsOutliveTheirWorker(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            let run = try await setup.enqueue()
            let journal = setup.journal(try #require(try await setup.claim().first))
            try await journal.begin("one", attempt: 1)
            try await journal.complete("one", output: ["answer": 42])
            try await journal.begin("two", attempt: 1)
            try await journal.fail("two", attempt: 1, failure, retryAt: setup.clock.now.addingTimeInterval(9))
            try await journal.wait("three", until: nil, signal: "go", state: ["id": "x7"])
            try await journal.skip("four", reason: "not needed")
            let before = try await journal.steps()

            setup.clock.advance(by: 31)
            #expect(try await setup.store.reap(maximumLosses: 10, lease: 30).recovered == [run.id])
            let again = try #require(try await setup.claim(owner: "other").first)
            #expect(again.run.attempt == 2)
            #expect(try await setup.journal(again).steps() == before)
            #expect(
                try await setup.types(run.id) == [
                    "run.queued", "run.started", "step.started", "step.completed", "step.started", "step.retrying",
                    "step.waiting", "step.skipped", "run.recovered", "run.started",
                ])
            #expect(try await setup.store.steps(of: run.id).map(\.name).sorted() == ["four", "one", "three", "two"])
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func aZombieIsRefused(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            let run = try await setup.enqueue()
            let zombie = setup.journal(try #require(try await setup.claim().first))
            setup.clock.advance(by: 31)
            _ = try await setup.store.reap(maximumLosses: 10, lease: 30)
            await #expect(throws: RunError.leaseLost) { try await zombie.complete("one", output: "zombie") }
            let heir = setup.journal(try #require(try await setup.claim(owner: "other").first))
            await #expect(throws: RunError.leaseLost) { try await zombie.emit("mine", 1) }
            await #expect(throws: RunError.leaseLost) {
                try await zombie.conclude(.succeeded(output: "zombie"), claiming: nil)
            }
            try await heir.complete("one", output: "heir")
            #expect(try await heir.conclude(.succeeded(output: "heir"), claiming: nil).status == .succeeded)
            #expect(try await setup.store.run(run.id).output == "heir")
            #expect(try await setup.store.steps(of: run.id).map(\.output) == ["heir"])
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func aLateZombieIsRefusedByTheNextClaimToo(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            try await setup.enqueue()
            let zombie = setup.journal(try #require(try await setup.claim().first))
            setup.clock.advance(by: 31)
            _ = try await setup.store.reap(maximumLosses: 10, lease: 30)
            _ = try await setup.claim(owner: "other")
            await #expect(throws: RunError.leaseLost) { try await zombie.complete("one", output: "zombie") }
            await #expect(throws: RunError.leaseLost) { try await zombie.takeSignal("s", for: "one") }
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func aWriteThatWasCommittedUnseenIsNotDoneTwice(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            let run = try await setup.enqueue()
            let leased = try #require(try await setup.claim().first)
            var ledger = RunLedger(leased)
            try ledger.complete("one", output: 1, at: setup.clock.now)
            let write = ledger.takePending()
            for _ in 0..<3 { try await setup.store.write(write, number: 1, lease: leased.lease, seconds: 30) }
            #expect(try await setup.types(run.id) == ["run.queued", "run.started", "step.completed"])
            for _ in 0..<2 {
                let (status, _) = try await setup.store.conclude(
                    .succeeded(output: 1), JournalWrite(), number: 2, lease: leased.lease, seconds: 30, claiming: nil)
                #expect(status == .succeeded)
            }
            #expect(try await setup.types(run.id).filter { $0 == "run.succeeded" }.count == 1)
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func whatIsSaidByManyTasksIsAllWritten(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            let run = try await setup.enqueue()
            let journal = setup.journal(try #require(try await setup.claim().first))
            try await withThrowingTaskGroup { group in
                for number in 0..<50 {
                    group.addTask {
                        try await journal.begin("map[\(number)]", attempt: 1)
                        try await journal.complete("map[\(number)]", output: .int(Int64(number)))
                    }
                }
                try await group.waitForAll()
            }
            let steps = try await setup.store.steps(of: run.id)
            #expect(steps.count == 50)
            #expect(steps.allSatisfy { $0.status == .completed && $0.output != nil })
            let events = try await setup.events.events(of: run.id, after: 0, limit: 1_000)
            #expect(events.map(\.sequence) == Array(1...102))
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func theLastStepIsOneTransactionWithItsRunsEnd(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            let run = try await setup.enqueue()
            var options = RunOptions()
            options.beginDelay = .seconds(600)
            let journal = setup.journal(try #require(try await setup.claim().first), options)
            try await journal.begin("one", attempt: 1)
            try await journal.completeLast("one", output: 1)
            #expect(try await setup.types(run.id) == ["run.queued", "run.started"])
            _ = try await journal.conclude(.succeeded(output: 1), claiming: nil)
            #expect(
                try await setup.types(run.id) == [
                    "run.queued", "run.started", "step.started", "step.completed", "run.succeeded",
                ])
            let writes = try await setup.database.query("SELECT writes FROM runs").first?.decode(0, as: Int.self)
            #expect(writes == 1)
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func aProgramThatLingersHasItsLastStepWritten(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            let run = try await setup.enqueue()
            let journal = setup.journal(try #require(try await setup.claim().first))
            try await journal.completeLast("one", output: 1)
            try await eventually { try await setup.store.steps(of: run.id).first?.status == .completed }
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func aSlowStepIsSeenToBegin(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            let run = try await setup.enqueue()
            let journal = setup.journal(try #require(try await setup.claim().first))
            try await journal.begin("slow", attempt: 1)
            try await eventually { try await setup.store.steps(of: run.id).first?.status == .running }
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func theLastProgressWins(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            let run = try await setup.enqueue()
            let journal = setup.journal(try #require(try await setup.claim().first))
            for number in 1...500 { await journal.progress(Double(number) / 1_000) }
            try await eventually { try await setup.store.run(run.id).progress == 0.5 }
            let told = try await setup.types(run.id).filter { $0 == "run.progress" }
            #expect((1...5).contains(told.count))
            _ = try await journal.conclude(.failed(failure), claiming: nil)
            #expect(try await setup.store.run(run.id).progress == 0.5)
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func aProgramsEventsAreKeptInOrder(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            let run = try await setup.enqueue()
            let journal = setup.journal(try #require(try await setup.claim().first))
            for number in 0..<5 { try await journal.emit("note", .int(Int64(number))) }
            await #expect(throws: RunError.self) { try await journal.emit("run.succeeded", 1) }
            #expect(
                try await setup.changes(run.id).suffix(5) == (0..<5).map { .custom(type: "note", .int(Int64($0))) }[...]
            )
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func aRunEndsWithItsOutputOrItsFailure(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            let (good, bad) = (try await setup.enqueue("good"), try await setup.enqueue("bad"))
            setup.clock.advance(by: 5)
            for leased in try await setup.claim(2) {
                let conclusion: RunConclusion =
                    leased.run.id == good.id ? .succeeded(output: [1, 2]) : .failed(failure)
                _ = try await setup.journal(leased).conclude(conclusion, claiming: nil)
            }
            let ended = try await setup.store.run(good.id)
            #expect((ended.status, ended.output, ended.progress) == (.succeeded, [1, 2], 1))
            #expect(ended.finishedAt == setup.clock.now)
            #expect(try await setup.store.run(bad.id).failure == failure)
            #expect(try await setup.changes(bad.id).last == .failed(failure))
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func aReleasedRunsAttemptDoesNotCount(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            let run = try await setup.enqueue()
            let leased = try #require(try await setup.claim().first)
            #expect(try await setup.journal(leased).conclude(.released, claiming: nil).status == .queued)
            #expect(try await setup.changes(run.id).last == .queued(reason: .released, due: nil))
            #expect(try await setup.claim().first?.run.attempt == 1)
        }
    }

    // MARK: Waiting

    @Test(arguments: RunsUnderTest.allCases)
    func aRestingRunGoesOnAtItsTime(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            let run = try await setup.enqueue()
            let until = setup.clock.now.addingTimeInterval(60)
            let leased = try #require(try await setup.claim().first)
            let resting = RunConclusion.resting(until: until, signals: [])
            #expect(try await setup.journal(leased).conclude(resting, claiming: nil).status == .waiting)
            #expect(try await setup.changes(run.id).last == .waiting(until: until, signals: []))
            #expect(try await setup.claim().isEmpty)
            setup.clock.advance(by: 61)
            #expect(try await setup.store.queueDue() == 1)
            #expect(try await setup.changes(run.id).last == .queued(reason: .due, due: nil))
            let again = try #require(try await setup.claim().first)
            #expect(again.run.attempt == 2)
            // Late by one second: that is what the queue's latency is about.
            #expect(again.run.due == until)
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func aRunThatRestsUntilThePastIsQueuedAtOnce(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            try await setup.enqueue()
            let leased = try #require(try await setup.claim().first)
            let resting = RunConclusion.resting(until: setup.clock.now, signals: ["never"])
            #expect(try await setup.journal(leased).conclude(resting, claiming: nil).status == .queued)
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func aSignalWakesWhoWaitsForIt(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            let run = try await setup.enqueue()
            let leased = try #require(try await setup.claim().first)
            let resting = RunConclusion.resting(until: nil, signals: ["approval", "veto"])
            _ = try await setup.journal(leased).conclude(resting, claiming: nil)
            #expect(try await setup.store.signal(run.id, "other", payload: 0).status == .waiting)
            #expect(try await setup.store.signal(run.id, "veto", payload: ["by": "ada"]).status == .queued)
            let journal = setup.journal(try #require(try await setup.claim().first))
            #expect(try await journal.takeSignal("approval", for: "wait") == nil)
            #expect(try await journal.takeSignal("veto", for: "wait") == ["by": "ada"])
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func aSignalThatComesBeforeTheRestIsNotLost(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            let run = try await setup.enqueue()
            let leased = try #require(try await setup.claim().first)
            _ = try await setup.store.signal(run.id, "approval", payload: 1)
            let resting = RunConclusion.resting(until: nil, signals: ["approval"])
            #expect(try await setup.journal(leased).conclude(resting, claiming: nil).status == .queued)
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func aTakenSignalIsGivenAgainUntilItsStepGoesOn(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            let run = try await setup.enqueue()
            for number in 1...3 { _ = try await setup.store.signal(run.id, "s", payload: .int(Int64(number))) }
            let lost = setup.journal(try #require(try await setup.claim().first))
            #expect(try await lost.takeSignal("s", for: "a") == 1)
            #expect(try await lost.takeSignal("s", for: "b") == 2)
            #expect(try await lost.takeSignal("s", for: "a") == 1)

            setup.clock.advance(by: 31)
            _ = try await setup.store.reap(maximumLosses: 10, lease: 30)
            let heir = setup.journal(try #require(try await setup.claim(owner: "other").first))
            #expect(try await heir.takeSignal("s", for: "b") == 2)
            try await heir.complete("b", output: 2)
            // A step that waits again wants the next one.
            try await heir.wait("a", until: nil, signal: "s", state: nil)
            #expect(try await heir.takeSignal("s", for: "a") == 3)
            #expect(try await heir.takeSignal("s", for: "c") == nil)
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func tooManySignalsAreRefused(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            let run = try await setup.enqueue()
            await #expect(throws: RunError.self) { try await setup.store.signal(run.id, "", payload: 0) }
            await #expect(throws: RunError.notFound(id: "x")) { try await setup.store.signal("x", "s", payload: 0) }
            try await setup.database.transaction { transaction in
                for _ in 0..<RunStore.maximumSignals {
                    try await transaction.execute(
                        "INSERT INTO run_signals (run_id, name, payload, created_at) VALUES ($1, 's', '1', $2)",
                        [.text(run.id), .timestamp(setup.clock.now)])
                }
            }
            await #expect(throws: RunError.self) { try await setup.store.signal(run.id, "s", payload: 0) }
        }
    }
}
