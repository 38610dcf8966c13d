import Testing

@testable import GraphQLSchema

@Suite struct StronglyConnectedComponentsTests {
    @Test func groups() {
        let components = StronglyConnectedComponents([[1], [2], [0, 3], [4], [], [5]])
        #expect(Set(components.component[0...2]).count == 1)
        #expect(Set(components.component).count == 4)
        #expect(components.sizes.sorted() == [1, 1, 1, 3])
    }

    @Test func aRingOfManyNodes() {
        let count = 100_000
        #expect(StronglyConnectedComponents((0..<count).map { [($0 + 1) % count] }).sizes == [count])
    }
}
