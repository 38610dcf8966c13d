import CharterStorage
import Foundation
import Testing

@testable import CharterWorkflows

struct ReadingTests {
    private func names(_ setup: RunsUnderTest.Setup, _ filter: RunFilter) async throws -> [String] {
        try await setup.store.runs(filter, limit: 100).runs.map(\.name)
    }

    @Test(arguments: RunsUnderTest.allCases)
    func pagesGoOnWhereTheLastEnded(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            for number in 0..<25 {
                try await setup.enqueue("\(number)")
                // Some share their time: the id decides then.
                if number % 3 == 0 { setup.clock.advance(by: 1) }
            }
            var seen: [String] = []
            var cursor: RunCursor?
            repeat {
                let page = try await setup.store.runs(limit: 7, after: cursor)
                seen += page.runs.map(\.id)
                cursor = page.next.flatMap { RunCursor($0.description) }
            } while cursor != nil
            let all = try await setup.store.runs(limit: 100)
            #expect(seen == all.runs.map(\.id))
            #expect(Set(seen).count == 25)
            #expect(all.next == nil)
            #expect(all.runs.map(\.createdAt) == all.runs.map(\.createdAt).sorted(by: >))
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func filtersHoldTogether(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            let start = setup.clock.now
            for (name, user) in [("a", "ada"), ("b", "ada"), ("a", "bob"), ("c", nil)] {
                try await setup.enqueue(name) { $0.userID = user }
                setup.clock.advance(by: 10)
            }
            try await setup.enqueue("other") { $0.kind = "other" }
            _ = try await setup.claim()
            #expect(try await names(setup, RunFilter()) == ["other", "c", "a", "b", "a"])
            #expect(try await names(setup, RunFilter(kind: "test")) == ["c", "a", "b", "a"])
            #expect(try await names(setup, RunFilter(kind: "test", name: "a")) == ["a", "a"])
            #expect(try await names(setup, RunFilter(userID: "ada")) == ["b", "a"])
            #expect(try await names(setup, RunFilter(statuses: [.running])) == ["a"])
            #expect(try await names(setup, RunFilter(statuses: [.running, .queued], userID: "ada")) == ["b", "a"])
            let (from, to) = (start.addingTimeInterval(10), start.addingTimeInterval(30))
            #expect(try await names(setup, RunFilter(from: from, to: to)) == ["a", "b"])
            #expect(try await names(setup, RunFilter(name: "' OR 1=1 --")) == [])
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func theQueueIsMeasured(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            #expect(
                try await setup.store.queueFigures() == QueueFigures(queued: 0, running: 0, waiting: 0, oldestAge: 0))
            for _ in 0..<3 { try await setup.enqueue() }
            try await setup.enqueue { $0.due = setup.clock.now.addingTimeInterval(500) }
            _ = try await setup.claim()
            setup.clock.advance(by: 42)
            #expect(
                try await setup.store.queueFigures()
                    == QueueFigures(queued: 2, running: 1, waiting: 1, oldestAge: 42))
        }
    }

    @Test(arguments: RunsUnderTest.allCases)
    func whatIsNotThereIsNotFound(databases: RunsUnderTest) async throws {
        try await databases.run { setup in
            await #expect(throws: RunError.notFound(id: "x")) { try await setup.store.run("x") }
            let steps = try await setup.store.steps(of: "x")
            #expect(steps.isEmpty)
        }
    }
}
