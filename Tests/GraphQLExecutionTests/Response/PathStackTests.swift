import Testing

@testable import GraphQLExecution

@Suite struct PathStackTests {
    /// Beyond what is kept without memory of its own, and back.
    @Test func behavesAsAnArrayAtEveryDepth() {
        var stack = PathStack()
        var expected: [Int32] = []
        for place in 0..<20 as Range<Int32> {
            stack.push(place)
            stack.replaceLast(place * 3)
            expected.append(place * 3)
            #expect(stack.places == expected)
        }
        while !expected.isEmpty {
            let leaves = min(2, expected.count)
            stack.pop(leaves)
            expected.removeLast(leaves)
            #expect(stack.places == expected)
            guard !expected.isEmpty else { break }
            stack.replaceLast(-1)
            expected[expected.count - 1] = -1
            #expect(stack.places == expected)
        }
    }

    @Test func canBeUsedAgain() {
        var stack = PathStack()
        for place in 0..<12 as Range<Int32> { stack.push(place) }
        stack.removeAll()
        #expect(stack.places.isEmpty)
        for place in 0..<9 as Range<Int32> { stack.push(place) }
        #expect(stack.places == Array(0..<9))
    }
}
