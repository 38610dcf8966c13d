/// What is looked for, and comparing vectors with it exactly.
struct VectorQuery: Sendable {
    let vector: [Float]
    let model: String
    /// Only contexts of this type.
    let type: String?
    let limit: Int

    /// The similarities of vectors of the same length.
    func compare(_ others: [(number: Int64, vector: [Float])]) -> [VectorMatch] {
        others.filter { $0.vector.count == vector.count }.map {
            VectorMatch(number: $0.number, similarity: Cosine.similarity(vector, $0.vector))
        }
    }

    /// The nearest of matches, of which one context may have several: they differ if it changed meanwhile.
    func best(_ matches: [VectorMatch]) -> [VectorMatch] {
        var seen: Set<Int64> = []
        let ordered = matches.sorted {
            $0.similarity != $1.similarity ? $0.similarity > $1.similarity : $0.number < $1.number
        }
        return Array(ordered.filter { seen.insert($0.number).inserted }.prefix(limit))
    }

    /// The nearest of what is read page by page.
    /// - Parameter page: Gives so many changes behind a revision, in their order; fewer are the last.
    func nearest(
        after start: Int64 = 0, _ page: (Int64, Int) async throws -> [VectorChange]
    ) async throws -> [VectorMatch] {
        var position = start
        var best: [VectorMatch] = []
        while true {
            let changes = try await page(position, VectorIndexLoader.page)
            let wanted = changes.filter { $0.model == model && (type == nil || $0.type == type) }
            best = self.best(best + compare(wanted.compactMap { change in change.vector.map { (change.number, $0) } }))
            guard changes.count == VectorIndexLoader.page, let last = changes.last else { return best }
            position = last.revision
        }
    }
}
