import CharterStorage
import Foundation
import Testing

@testable import CharterWorkflows

struct ControlTests {
    private let failure = RunFailure(code: "UPSTREAM_ERROR", message: "no")

    @Test(arguments: RunsUnderTest.allCases)
    func aQueuedRunIsCancelledAtOnce(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            let run = try await setup.enqueue()
            let (cancelled, isNew) = try await setup.store.cancel(run.id)
            #expect((cancelled.status, isNew) == (.cancelled, true))
            #expect(cancelled.failure == .cancelled)
            #expect(cancelled.finishedAt == setup.clock.now)
            #expect(try await setup.claim().isEmpty)
            #expect(try await setup.store.cancel(run.id).isNew == false)
            #expect(try await setup.types(run.id) == ["run.queued", "run.cancelled"])
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func aWorkingRunIsAskedToStop(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            let run = try await setup.enqueue()
            let leased = try #require(try await setup.claim().first)
            let (asked, isNew) = try await setup.store.cancel(run.id)
            #expect((asked.status, asked.isCancelRequested, isNew) == (.running, true, false))
            _ = try await setup.store.cancel(run.id)
            #expect(try await setup.journal(leased).conclude(.cancelled, claiming: nil).status == .cancelled)
            #expect(
                try await setup.types(run.id) == ["run.queued", "run.started", "run.cancelling", "run.cancelled"])
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func aRunThatWasToStopDoesNotRestAndIsNotGivenBack(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            for conclusion in [RunConclusion.resting(until: nil, signals: ["s"]), .released] {
                let run = try await setup.enqueue()
                let leased = try #require(try await setup.claim().first)
                _ = try await setup.store.cancel(run.id)
                #expect(try await setup.journal(leased).conclude(conclusion, claiming: nil).status == .cancelled)
            }
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func whatIsDoneBeforeItHearsOfTheCancellationIsDone(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            let run = try await setup.enqueue()
            let leased = try #require(try await setup.claim().first)
            _ = try await setup.store.cancel(run.id)
            _ = try await setup.journal(leased).conclude(.succeeded(output: 1), claiming: nil)
            #expect(try await setup.store.run(run.id).status == .succeeded)
            await #expect(throws: RunError.self) { try await setup.store.cancel(run.id) }
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func aRetriedRunKeepsItsCompletedSteps(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            let run = try await setup.enqueue { $0.deadline = setup.clock.now.addingTimeInterval(5) }
            _ = try await setup.store.signal(run.id, "s", payload: 1)
            let journal = setup.journal(try #require(try await setup.claim().first))
            try await journal.complete("one", output: 1)
            #expect(try await journal.takeSignal("s", for: "two") == 1)
            try await journal.fail("two", attempt: 3, failure, retryAt: nil)
            try await journal.skip("three", reason: "two failed")
            _ = try await journal.conclude(.failed(failure), claiming: nil)
            setup.clock.advance(by: 60)

            let retried = try await setup.store.retry(run.id)
            #expect((retried.id, retried.status, retried.failure) == (run.id, .queued, nil))
            #expect((retried.finishedAt, retried.deadline) == (nil, nil))
            let leased = try #require(try await setup.claim().first)
            #expect(leased.run.attempt == 2)
            #expect(Set(leased.steps.keys) == ["one"])
            let again = setup.journal(leased)
            #expect(try await again.takeSignal("s", for: "other") == nil)
            #expect(try await setup.changes(run.id).contains(.queued(reason: .retried, due: nil)))
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func onlyWhatEndedBadlyIsRetried(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            let run = try await setup.enqueue()
            await #expect(throws: RunError.self) { try await setup.store.retry(run.id) }
            await #expect(throws: RunError.notFound(id: "x")) { try await setup.store.retry("x") }
            await #expect(throws: RunError.notFound(id: "x")) { try await setup.store.cancel("x") }
        }
    }
}
