import Testing

@testable import GraphQLExecution

@Suite struct RecentEntriesTests {
    @Test func dropsTheLeastRecentlyUsedBeyondItsNumber() {
        var entries = RecentEntries<String, Int>(maxCount: 2, maxWeight: .max)
        entries.insert(1, for: "a", weight: 1)
        entries.insert(2, for: "b", weight: 1)
        #expect(entries.use("a") == 1)
        entries.insert(3, for: "c", weight: 1)
        #expect(entries.use("b") == nil)
        #expect(entries.use("a") == 1)
        #expect(entries.use("c") == 3)
        #expect(entries.count == 2)
    }

    @Test func peekingIsNoUse() {
        var entries = RecentEntries<String, Int>(maxCount: 2, maxWeight: .max)
        entries.insert(1, for: "a", weight: 1)
        entries.insert(2, for: "b", weight: 1)
        #expect(entries.peek("a") == 1)
        entries.insert(3, for: "c", weight: 1)
        #expect(entries.peek("a") == nil)
    }

    @Test func isBoundedByWeight() {
        var entries = RecentEntries<Int, Int>(maxCount: 100, maxWeight: 10)
        for key in 0..<10 { entries.insert(key, for: key, weight: 3) }
        #expect(entries.count == 3)
        #expect(entries.weight == 9)
        entries.weigh(9, 8)
        #expect(entries.count == 1)
        #expect(entries.peek(9) == 9)
        entries.insert(0, for: 9, weight: 100)
        #expect(entries.use(9) == 0)
        #expect(entries.weight == 100)
    }

    @Test func placesAreUsedAgain() {
        var entries = RecentEntries<Int, Int>(maxCount: 3, maxWeight: .max)
        for key in 0..<100 {
            entries.insert(key, for: key, weight: 1)
            #expect(entries.use(max(0, key - 1)) != nil)
        }
        #expect(entries.count == 3)
        #expect(entries.weight == 3)
        #expect(entries.use(99) == 99)
        #expect(entries.use(50) == nil)
    }
}
