import Testing

@testable import CharterContexts

struct NearestVectorsTests {
    @Test func theBestAreKeptInOrder() {
        var random = SeededRandom(3)
        let scores = (0..<500).map { _ in Float.random(in: -1...1, using: &random) }
        var nearest = NearestVectors(limit: 20)
        for (number, score) in scores.enumerated() { nearest.add(Int64(number), score) }
        let expected = scores.indices.sorted { scores[$0] > scores[$1] }.prefix(20).map(Int64.init)
        #expect(nearest.numbers == expected)
    }

    @Test func fewerThanWantedAndNone() {
        var nearest = NearestVectors(limit: 5)
        nearest.add(1, 0.5)
        nearest.add(2, 0.5)
        #expect(nearest.numbers == [1, 2])
        var none = NearestVectors(limit: 0)
        none.add(1, 1)
        #expect(none.numbers.isEmpty)
    }
}
