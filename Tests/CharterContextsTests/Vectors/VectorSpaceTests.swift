import Testing

@testable import CharterContexts

struct VectorSpaceTests {
    /// Vectors around some centres, as those of texts are around their subjects.
    private func vectors(_ count: Int, dimension: Int, _ random: inout SeededRandom) -> [[Float]] {
        let centres = (0..<20).map { _ in random.vector(dimension) }
        return (0..<count).map { number in
            zip(centres[number % 20], random.vector(dimension)).map { $0 + $1 * 0.5 }
        }
    }

    @Test func theNearestAreAmongTheCandidates() async throws {
        var random = SeededRandom(11)
        let vectors = vectors(2_000, dimension: 48, &random)
        var space = VectorSpace(dimension: 48)
        for (number, vector) in vectors.enumerated() { space.set(Int64(number), vector, type: 0) }
        #expect(space.count == 2_000)
        var found = 0
        for _ in 0..<10 {
            let query = zip(vectors[Int.random(in: 0..<2_000, using: &random)], random.vector(48)).map { $0 + $1 * 0.2 }
            let similarities = vectors.map { Cosine.similarity(query, $0) }
            let exact = similarities.indices.sorted { similarities[$0] > similarities[$1] }.prefix(10)
            let candidates = Set(try await space.nearest(to: query, limit: 50))
            found += exact.count { candidates.contains(Int64($0)) }
        }
        #expect(found >= 98)
    }

    @Test func whatIsReplacedOrRemovedIsNotFoundAsItWas() async throws {
        var random = SeededRandom(5)
        let count = VectorChunk.capacity + 100
        let vectors = (0..<count).map { _ in random.vector(8) }
        var space = VectorSpace(dimension: 8)
        for (number, vector) in vectors.enumerated() { space.set(Int64(number), vector, type: 1) }
        for number in 0..<50 { space.remove(Int64(number * 7)) }
        space.remove(3)
        space.remove(99_999)
        space.set(1, vectors[2], type: 2)
        #expect(space.count == count - 51)
        #expect(space.chunks.reduce(0) { $0 + $1.count } == space.count)
        #expect(space.chunks.dropLast().filter { !$0.isFull }.isEmpty)
        let all = try await space.nearest(to: vectors[2], limit: count)
        #expect(Set(all).count == space.count)
        #expect(Set(all.prefix(2)) == [1, 2])
        #expect(!all.contains(7))
        #expect(try await space.nearest(to: vectors[2], limit: 10, type: 2) == [1])
        for number in all { space.remove(number) }
        #expect(space.chunks.isEmpty)
    }

    @Test func whatCannotBeComparedIsNot() async throws {
        var space = VectorSpace(dimension: 2)
        space.set(1, [1, 0], type: 0)
        space.set(2, [0, 0], type: 0)
        space.set(3, [1, 2, 3], type: 0)
        #expect(space.count == 1)
        #expect(try await space.nearest(to: [0, 0], limit: 5).isEmpty)
        #expect(try await space.nearest(to: [1], limit: 5).isEmpty)
        space.set(1, [0, 0], type: 0)
        #expect(space.count == 0)
    }

    @Test func aSearchKeepsWhatItBeganWith() async throws {
        var space = VectorSpace(dimension: 2)
        for number in 0..<10 { space.set(Int64(number), [1, Float(number)], type: 0) }
        let before = space
        for number in 0..<10 { space.remove(Int64(number)) }
        #expect(try await before.nearest(to: [1, 0], limit: 3) == [0, 1, 2])
        #expect(try await space.nearest(to: [1, 0], limit: 3).isEmpty)
    }
}
