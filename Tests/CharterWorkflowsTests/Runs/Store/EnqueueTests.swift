import CharterStorage
import Foundation
import GraphQLJSON
import Testing

@testable import CharterWorkflows

struct EnqueueTests {
    @Test(arguments: RunsUnderTest.allCases)
    func aRunIsReadBackAsItWasSubmitted(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            let run = try await setup.enqueue("review") { submission in
                submission.version = "v1"
                submission.userID = "ada"
                submission.priority = 7
                submission.deadline = setup.clock.now.addingTimeInterval(60)
                submission.concurrency = RunSubmission.Concurrency(key: "k", limit: 2)
                submission.idempotencyKey = "once"
                submission.parentID = "parent"
            }
            let read = try await setup.store.run(run.id)
            #expect(read == run)
            #expect(read.status == .queued)
            #expect(read.input == ["name": "review"])
            #expect((read.kind, read.name, read.version, read.userID) == ("test", "review", "v1", "ada"))
            #expect((read.priority, read.parentID, read.attempt) == (7, "parent", 0))
            #expect(read.concurrency == RunSubmission.Concurrency(key: "k", limit: 2))
            #expect(read.createdAt == setup.clock.now)
            #expect(read.deadline == setup.clock.now.addingTimeInterval(60))
            #expect(try await setup.changes(run.id) == [.queued(reason: .submitted, due: nil)])
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func aRunExistsOnlyIfItsTransactionCommits(databases: RunsUnderTest) async throws {
        struct Refused: Error {}
        try await databases.run { setup in
            let submission = RunSubmission(kind: "test", name: "n", input: .null)
            await #expect(throws: Refused.self) {
                try await setup.database.transaction { transaction in
                    _ = try await setup.store.enqueue(submission, in: transaction)
                    throw Refused()
                }
            }
            let all = try await setup.store.runs(limit: 10).runs
            #expect(all.isEmpty)
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func aRunThatIsDueLaterWaits(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            let due = setup.clock.now.addingTimeInterval(60)
            let run = try await setup.enqueue { $0.due = due }
            #expect((run.status, run.due) == (.waiting, due))
            #expect(try await setup.changes(run.id) == [.queued(reason: .submitted, due: due)])
            #expect(try await setup.claim().isEmpty)
            #expect(try await setup.store.nextDue().due == due)
            #expect(try await setup.store.queueDue() == 0)
            setup.clock.advance(by: 60)
            #expect(try await setup.store.queueDue() == 1)
            #expect(try await setup.claim().map(\.run.id) == [run.id])
            #expect(try await setup.store.nextDue().due == nil)
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func aKeyGivesTheSameRunAgain(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            let first = try await setup.enqueue { $0.idempotencyKey = "once" }
            #expect(try await setup.enqueue { $0.idempotencyKey = "once" } == first)
            #expect(try await setup.types(first.id) == ["run.queued"])
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func aKeyIsItsUsersAndItsWorkflowsOwn(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            var ids: Set<String> = []
            ids.insert(try await setup.enqueue("a") { $0.idempotencyKey = "once" }.id)
            ids.insert(try await setup.enqueue("b") { $0.idempotencyKey = "once" }.id)
            ids.insert(
                try await setup.enqueue("a") { submission in
                    submission.idempotencyKey = "once"
                    submission.userID = "ada"
                }.id)
            ids.insert(try await setup.enqueue("a").id)
            ids.insert(try await setup.enqueue("a").id)
            #expect(ids.count == 5)
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func aKeyWithAnotherInputIsAConflict(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            let run = try await setup.enqueue { $0.idempotencyKey = "once" }
            let conflict = RunError.conflict(
                id: run.id, status: "queued", reason: "the idempotency key \"once\" was used with another input")
            await #expect(throws: conflict) {
                try await setup.enqueue { submission in
                    submission.idempotencyKey = "once"
                    submission.input = "other"
                }
            }
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func racesForAKeyAreWonOnce(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            let ids = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<12 {
                    group.addTask { try await setup.enqueue { $0.idempotencyKey = "once" }.id }
                }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
            #expect(ids.count == 1)
            #expect(try await setup.store.runs(limit: 10).runs.count == 1)
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func whatIsOutOfRangeIsRefused(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            await #expect(throws: RunError.self) { try await setup.enqueue { $0.priority = 5_000 } }
            await #expect(throws: RunError.self) { try await setup.enqueue("a\0b") }
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func anyTextOfJSONIsKept(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            let input: JSONValue = ["text": "a\u{0}b\u{FFFF}😀'\"\\$1", "number": 9_007_199_254_740_993, "deep": [[[]]]]
            let run = try await setup.enqueue { $0.input = input }
            #expect(try await setup.store.run(run.id).input == input)
        }
    }
}
