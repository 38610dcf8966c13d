import Testing

@testable import CharterContexts

struct RelationshipWalkTests {
    private func steps(_ numbers: [Int64]) -> [RelationshipWalk.Step] { numbers.map { .init(number: $0, strength: 1) } }

    @Test func nothingIsFoundTwice() {
        var walk = RelationshipWalk(from: 1, depth: 5, limit: 10)
        walk.advance(steps([2, 3, 2, 1]))
        walk.advance(steps([1, 2, 4]))
        #expect(walk.found.map(\.number) == [2, 3, 4])
        #expect(walk.found.map(\.depth) == [1, 1, 2])
        #expect(walk.frontier == [4])
        walk.advance(steps([2, 3]))
        #expect(walk.room == nil)
    }

    @Test func itsBoundsHold() {
        var walk = RelationshipWalk(from: 1, depth: 2, limit: 3)
        #expect(walk.room == 3)
        walk.advance(steps([2, 3]))
        #expect(walk.room == 1)
        walk.advance(steps([4, 5]))
        #expect(walk.found.map(\.number) == [2, 3, 4])
        #expect(walk.room == nil)
        #expect(RelationshipWalk(from: 1, depth: 0, limit: 3).room == nil)
        #expect(RelationshipWalk(from: 1, depth: 1, limit: 0).room == nil)
        #expect(RelationshipWalk(from: 1, depth: 1, limit: 1_000_000).room == ContextLimits.walk)
    }
}
