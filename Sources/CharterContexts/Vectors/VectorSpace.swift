/// The codes of all vectors of one model and dimension. A value: a search may keep it while another is made.
struct VectorSpace: Sendable {
    let rotation: VectorRotation
    private(set) var chunks: [VectorChunk] = []
    /// Where the vector of a context is.
    private var places: [Int64: Int] = [:]

    init(dimension: Int) { rotation = VectorRotation(dimension: dimension) }

    var dimension: Int { rotation.dimension }
    var count: Int { places.count }

    /// Bytes of memory for one vector: its codes, its step, number and type, and its place in the table of places.
    var bytesEach: Int { dimension + 16 + 32 }

    func contains(_ number: Int64) -> Bool { places[number] != nil }

    /// Adds or replaces the vector of a context. One without direction is left out.
    mutating func set(_ number: Int64, _ vector: [Float], type: UInt32) {
        guard vector.count == dimension, let unit = Cosine.normalized(vector) else { return remove(number) }
        let (codes, step) = VectorCode.encode(rotation.apply(unit))
        let entry = VectorEntry(number: number, type: type, codes: codes, step: step)
        if let place = places[number] {
            chunks[place / VectorChunk.capacity].replace(at: place % VectorChunk.capacity, with: entry)
            return
        }
        if chunks.last?.isFull != false { chunks.append(VectorChunk(dimension: dimension)) }
        places[number] = (chunks.count - 1) * VectorChunk.capacity + chunks[chunks.count - 1].count
        chunks[chunks.count - 1].append(entry)
    }

    /// Takes the vector of a context out, and puts the last one in its place.
    mutating func remove(_ number: Int64) {
        guard let place = places.removeValue(forKey: number), let last = chunks.indices.last else { return }
        let lastSlot = chunks[last].count - 1
        if place != last * VectorChunk.capacity + lastSlot {
            let moved = chunks[last].entry(at: lastSlot)
            chunks[place / VectorChunk.capacity].replace(at: place % VectorChunk.capacity, with: moved)
            places[moved.number] = place
        }
        chunks[last].removeLast()
        if chunks[last].count == 0 { chunks.removeLast() }
    }

    /// What a query's vector is compared as; nil when it has no direction or another dimension.
    func query(_ vector: [Float]) -> [Int16]? {
        guard vector.count == dimension, let unit = Cosine.normalized(vector) else { return nil }
        return VectorCode.encodeQuery(rotation.apply(unit))
    }

    /// The contexts whose codes are nearest to a vector, the nearest first.
    func nearest(to vector: [Float], limit: Int, type: UInt32? = nil) async throws -> [Int64] {
        guard let query = query(vector) else { return [] }
        var nearest = NearestVectors(limit: limit)
        for (position, chunk) in chunks.enumerated() {
            chunk.scan(query, type: type, into: &nearest)
            // A large space must not keep others from their thread for long.
            if position % 8 == 7 {
                try Task.checkCancellation()
                await Task.yield()
            }
        }
        return nearest.numbers
    }
}
