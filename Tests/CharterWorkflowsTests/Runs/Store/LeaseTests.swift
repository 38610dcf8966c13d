import CharterStorage
import Foundation
import Testing

@testable import CharterWorkflows

struct LeaseTests {
    @Test(arguments: RunsUnderTest.allCases)
    func heartbeatsKeepTheReaperAway(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            try await setup.enqueue()
            let leased = try #require(try await setup.claim().first)
            for _ in 0..<5 {
                setup.clock.advance(by: 25)
                let found = try await setup.store.heartbeat(owner: "worker", seconds: 30)
                #expect(
                    found == [HeldLeases.Found(lease: leased.lease, isCancelRequested: false, isOverdue: false)])
                #expect(try await setup.store.reap(maximumLosses: 10, lease: 30).all.isEmpty)
            }
            #expect(try await setup.store.heartbeat(owner: "other", seconds: 30).isEmpty)
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func writesToTheJournalKeepTheReaperAwayToo(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            try await setup.enqueue()
            let journal = setup.journal(try #require(try await setup.claim().first))
            setup.clock.advance(by: 25)
            try await journal.complete("one", output: 1)
            setup.clock.advance(by: 25)
            #expect(try await setup.store.reap(maximumLosses: 10, lease: 30).all.isEmpty)
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func aRunWithoutHeartbeatsGoesOnElsewhere(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            let run = try await setup.enqueue()
            _ = try await setup.claim()
            setup.clock.advance(by: 29)
            #expect(try await setup.store.reap(maximumLosses: 10, lease: 30).all.isEmpty)
            setup.clock.advance(by: 2)
            #expect(try await setup.store.reap(maximumLosses: 10, lease: 30).recovered == [run.id])
            #expect(try await setup.changes(run.id).last == .recovered(losses: 1))
            #expect(try await setup.store.run(run.id).losses == 1)
            #expect(try await setup.claim(owner: "other").first?.run.attempt == 2)
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func aRecoveredOrReleasedRunKeepsItsPlaceInTheQueue(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            try await setup.enqueue("lost")
            setup.clock.advance(by: 1)
            try await setup.enqueue("released")
            setup.clock.advance(by: 1)
            try await setup.enqueue("behind")
            _ = try await setup.claim()
            let released = try #require(try await setup.claim(owner: "other").first)
            #expect(try await setup.store.nextExpiry().expiry == setup.clock.now.addingTimeInterval(30))
            _ = try await setup.journal(released).conclude(.released, claiming: nil)
            setup.clock.advance(by: 31)
            _ = try await setup.store.reap(maximumLosses: 10, lease: 30)
            #expect(try await setup.claim(3).map(\.run.name) == ["lost", "released", "behind"])
            #expect(try await setup.store.nextExpiry().expiry == setup.clock.now.addingTimeInterval(30))
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func reapersThatLookTogetherRecoverOnce(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            for number in 0..<20 { try await setup.enqueue("\(number)") }
            _ = try await setup.claim(20)
            setup.clock.advance(by: 31)
            let recovered = try await withThrowingTaskGroup(of: [String].self) { group in
                for _ in 0..<4 {
                    group.addTask { try await setup.store.reap(maximumLosses: 10, lease: 30).recovered }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(recovered.count == 20)
            #expect(Set(recovered).count == 20)
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func aRunThatKillsItsWorkersIsGivenUp(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            let run = try await setup.enqueue()
            for _ in 0..<3 {
                _ = try await setup.claim()
                setup.clock.advance(by: 31)
                _ = try await setup.store.reap(maximumLosses: 3, lease: 30)
            }
            let ended = try await setup.store.run(run.id)
            #expect((ended.status, ended.losses) == (.failed, 3))
            #expect(ended.failure?.code == "INTERNAL_ERROR")
            #expect(try await setup.claim().isEmpty)
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func aLostRunThatWasToStopIsCancelled(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            let run = try await setup.enqueue()
            _ = try await setup.claim()
            _ = try await setup.store.cancel(run.id)
            setup.clock.advance(by: 31)
            #expect(try await setup.store.reap(maximumLosses: 3, lease: 30).cancelled == [run.id])
            #expect(try await setup.store.run(run.id).status == .cancelled)
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func aLeaseOfAFutureThatTheClockInventedIsShortened(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            let run = try await setup.enqueue()
            _ = try await setup.claim()
            setup.clock.advance(by: -100_000)
            #expect(try await setup.store.reap(maximumLosses: 3, lease: 30).all.isEmpty)
            setup.clock.advance(by: 31)
            #expect(try await setup.store.reap(maximumLosses: 3, lease: 30).recovered == [run.id])
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func aClaimThatNobodyHeardOfIsGivenBack(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            let run = try await setup.enqueue()
            let leased = try #require(try await setup.claim().first)
            try await setup.store.giveBack(leased.lease)
            let again = try await setup.store.run(run.id)
            #expect((again.status, again.attempt) == (.queued, 0))
            await #expect(throws: RunError.leaseLost) { try await setup.store.giveBack(leased.lease) }
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func deadlinesEndWhoeverWaits(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            let deadline = setup.clock.now.addingTimeInterval(10)
            let queued = try await setup.enqueue { $0.deadline = deadline }
            try await setup.enqueue("free")
            #expect(try await setup.store.failOverdue().isEmpty)
            setup.clock.advance(by: 11)
            #expect(try await setup.store.failOverdue() == [queued.id])
            #expect(try await setup.store.run(queued.id).failure == .overdue)
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func heartbeatsTellOfCancellationsAndDeadlines(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            let run = try await setup.enqueue { $0.deadline = setup.clock.now.addingTimeInterval(10) }
            let leased = try #require(try await setup.claim().first)
            _ = try await setup.store.cancel(run.id)
            setup.clock.advance(by: 11)
            #expect(
                try await setup.store.heartbeat(owner: "worker", seconds: 30)
                    == [HeldLeases.Found(lease: leased.lease, isCancelRequested: true, isOverdue: true)])
        }
    }
}
