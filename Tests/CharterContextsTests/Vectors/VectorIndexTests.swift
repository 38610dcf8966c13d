import Testing

@testable import CharterContexts

struct VectorIndexTests {
    private func change(_ revision: Int64, _ number: Int64, _ vector: [Float]?, type: String = "t") -> VectorChange {
        VectorChange(revision: revision, number: number, model: "m", type: type, vector: vector)
    }

    private func numbers(_ index: VectorIndex, _ dimension: Int = 2, type: String? = nil) async throws -> [Int64] {
        let snapshot = index.snapshot(.init(model: "m", dimension: dimension), type: type)
        if type != nil, snapshot.type == nil { return [] }
        let query = [Float](repeating: 1, count: dimension)
        return try await snapshot.space?.nearest(to: query, limit: 100, type: snapshot.type).sorted() ?? []
    }

    @Test func changesAreTakenInTheirOrderAndOnce() async throws {
        let index = VectorIndex(maximumBytes: 1 << 20)
        #expect(index.apply([change(1, 10, [1, 0]), change(2, 11, [0, 1]), change(3, 10, nil)], after: 0))
        // Read before the ones above were taken: what they say of 10 is out of date.
        #expect(index.apply([change(1, 10, [1, 0]), change(4, 12, [1, 1])], after: 0))
        #expect(try await numbers(index) == [11, 12])
        #expect(index.revision == 4)
        // Read behind a place that was never reached: there may be others between.
        #expect(index.apply([change(9, 13, [1, 1])], after: 8))
        #expect(index.revision == 4)
    }

    @Test func typesAndDimensionsAreKeptApart() async throws {
        let index = VectorIndex(maximumBytes: 1 << 20)
        _ = index.apply([change(1, 1, [1, 0], type: "a"), change(2, 2, [1, 0], type: "b")], after: 0)
        #expect(try await numbers(index, type: "a") == [1])
        #expect(try await numbers(index, type: "c").isEmpty)
        _ = index.apply([change(3, 1, [1, 0], type: "b"), change(4, 2, [1, 0, 0], type: "b")], after: 2)
        #expect(try await numbers(index, type: "b") == [1])
        #expect(try await numbers(index, 3) == [2])
    }

    @Test func whatItTakesIsBounded() async throws {
        let index = VectorIndex(maximumBytes: 2 * VectorSpace(dimension: 2).bytesEach)
        let changes = (1...4).map { change($0, $0, [1, 0]) }
        #expect(!index.apply(changes, after: 0))
        #expect(index.isFull)
        #expect(try await numbers(index) == [1, 2])
        #expect(index.revision == 2)
        #expect(!index.apply([change(5, 1, nil)], after: 2))
        #expect(index.figures == VectorIndexFigures(vectors: 2, bytes: 100, revision: 2, isComplete: false))
        index.reset()
        #expect(index.figures == VectorIndexFigures(vectors: 0, bytes: 0, revision: 0, isComplete: true))
    }

    @Test func deletionsGiveTheirMemoryBack() {
        let index = VectorIndex(maximumBytes: 1 << 20)
        _ = index.apply((1...50).map { change($0, $0, [1, Float($0)]) }, after: 0)
        _ = index.apply((51...100).map { change($0, $0 - 50, nil) }, after: 50)
        #expect(index.figures == VectorIndexFigures(vectors: 0, bytes: 0, revision: 100, isComplete: true))
    }
}
