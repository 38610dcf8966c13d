import CharterStorage
import Foundation
import GraphQLJSON
import Testing

@testable import CharterWorkflows

struct ClaimTests {
    @Test(arguments: RunsUnderTest.allCases)
    func aClaimedRunIsItsWorkersAlone(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            let run = try await setup.enqueue()
            let leased = try #require(try await setup.claim().first)
            #expect(leased.run.id == run.id)
            #expect((leased.run.status, leased.run.attempt) == (.running, 1))
            #expect(leased.run.startedAt == setup.clock.now)
            #expect(
                leased.claimed
                    == ClaimedRun(id: run.id, kind: "test", name: "n", version: "", input: run.input, attempt: 1))
            #expect(try await setup.claim(owner: "other").isEmpty)
            #expect(try await setup.changes(run.id).last == .started(attempt: 1))
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func priorityComesFirstThenAge(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            for (name, priority) in [("a", 0), ("b", 5), ("c", 0), ("d", -5), ("e", 5)] {
                try await setup.enqueue(name) { $0.priority = priority }
                setup.clock.advance(by: 1)
            }
            #expect(try await setup.claim(2).map(\.run.name) == ["b", "e"])
            #expect(try await setup.claim(10).map(\.run.name) == ["a", "c", "d"])
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func aProcessTakesOnlyKindsThatItKnows(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            try await setup.enqueue("a") { $0.kind = "unknown" }
            try await setup.enqueue("b")
            #expect(try await setup.claim(10).map(\.run.name) == ["b"])
            #expect(try await setup.claim(10, kinds: ["unknown", "test"]).map(\.run.name) == ["a"])
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func manyClaimersGetEachRunOnce(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            for number in 0..<60 { try await setup.enqueue("\(number)") }
            let claimed = try await withThrowingTaskGroup(of: [String].self) { group in
                for claimer in 0..<6 {
                    group.addTask {
                        var mine: [String] = []
                        while true {
                            let runs = try await setup.claim(claimer % 3 + 1, owner: "\(claimer)")
                            if runs.isEmpty { return mine }
                            mine += runs.map(\.run.name)
                        }
                    }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            // A claimer stops when the rest is being claimed by others; nothing is given twice.
            #expect(Set(claimed).count == claimed.count)
            let rest = try await setup.claim(100)
            #expect(claimed.count + rest.count == 60)
        }
    }

    /// Also when PostgreSQL believes that hardly anything is queued, as it does of every table that is new.
    @Test func theQueueIsNeitherReadToItsEndNorSorted() async throws {
        try await RunsUnderTest.postgres.run { setup in
            let plan = try await setup.database.transaction { transaction in
                try await transaction.executeLater(RunStore.followIndex, [])
                return try await transaction.query(
                    "EXPLAIN" + RunStore.takeFree,
                    [.null, .real(30), .text("worker"), .text("[]"), .text("[]"), .integer(4)])
            }
            let lines = try plan.map { try $0.decode(0, as: String.self) }
            let locking = try #require(lines.firstIndex { $0.contains("LockRows") }, "\(lines)")
            #expect(lines[locking + 1].contains("Index Scan using runs_claimable"), "\(lines)")
            #expect(!lines.contains { $0.contains("Seq Scan") }, "\(lines)")
        }
    }

    // MARK: Concurrency keys

    @Test(arguments: RunsUnderTest.allCases)
    func aFullKeyIsPassedOver(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            for name in ["a", "b", "c"] {
                try await setup.enqueue(name) { $0.concurrency = .init(key: "k", limit: 2) }
                setup.clock.advance(by: 1)
            }
            try await setup.enqueue("free")
            #expect(try await setup.claim(10).map(\.run.name) == ["a", "b", "free"])
            #expect(try await setup.claim(10).isEmpty)
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func whatLeavesMakesRoom(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            for name in ["a", "b"] {
                try await setup.enqueue(name) { $0.concurrency = .init(key: "k", limit: 1) }
                setup.clock.advance(by: 1)
            }
            let first = try #require(try await setup.claim().first)
            #expect(try await setup.claim().isEmpty)
            let request = ClaimRequest(owner: "worker", kinds: ["test"], lease: 30, limit: 1)
            let (status, claimed) = try await setup.journal(first).conclude(
                .succeeded(output: .null), claiming: request)
            #expect(status == .succeeded)
            #expect(claimed.map(\.run.name) == ["b"])
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func aSmallerLimitOfOneRunDoesNotBlockOthers(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            try await setup.enqueue("a") { $0.concurrency = .init(key: "k", limit: 5) }
            _ = try await setup.claim()
            setup.clock.advance(by: 1)
            try await setup.enqueue("narrow") { $0.concurrency = .init(key: "k", limit: 1) }
            setup.clock.advance(by: 1)
            try await setup.enqueue("other")
            #expect(try await setup.claim(1).map(\.run.name) == ["other"])
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func aLimitHoldsUnderContention(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            for number in 0..<40 {
                try await setup.enqueue("\(number)") { $0.concurrency = .init(key: "k\(number % 2)", limit: 3) }
            }
            // Nobody finishes: whatever is claimed stays at work.
            let claimed = try await withThrowingTaskGroup(of: Int.self) { group in
                for claimer in 0..<8 {
                    group.addTask {
                        var count = 0
                        for _ in 0..<10 { count += try await setup.claim(4, owner: "\(claimer)").count }
                        return count
                    }
                }
                return try await group.reduce(0, +)
            }
            #expect(claimed == 6)
        }
    }
}
