import CharterStorage
import Foundation
import Testing

@testable import CharterWorkflows

struct RetentionTests {
    @Test(arguments: RunsUnderTest.allCases)
    func oldEndedRunsAreForgottenWithAllThatBelongsToThem(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            let old = try await setup.enqueue("old")
            let unfinished = try await setup.enqueue("unfinished")
            _ = try await setup.store.signal(old.id, "s", payload: 1)
            let journal = setup.journal(try #require(try await setup.claim().first))
            try await journal.complete("one", output: 1)
            _ = try await journal.conclude(.succeeded(output: 1), claiming: nil)
            setup.clock.advance(by: 1_000)
            let young = try await setup.enqueue("young")
            _ = try await setup.store.cancel(young.id)

            let limit = setup.clock.now.addingTimeInterval(-500)
            #expect(try await setup.store.prune(endedBefore: limit) == 1)
            #expect(try await setup.store.prune(endedBefore: limit) == 0)
            await #expect(throws: RunError.notFound(id: old.id)) { try await setup.store.run(old.id) }
            #expect(try await setup.store.steps(of: old.id).isEmpty)
            #expect(try await setup.types(old.id).isEmpty)
            #expect(try await setup.database.query("SELECT 1 FROM run_signals").isEmpty)
            #expect(Set(try await setup.store.runs(limit: 9).runs.map(\.id)) == [unfinished.id, young.id])
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func itGoesInPieces(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            for _ in 0..<5 { _ = try await setup.store.cancel(try await setup.enqueue().id) }
            setup.clock.advance(by: 10)
            var pruned: [Int] = []
            for _ in 0..<4 { pruned.append(try await setup.store.prune(endedBefore: setup.clock.now, limit: 2)) }
            #expect(pruned == [2, 2, 1, 0])
        }
    }
}
