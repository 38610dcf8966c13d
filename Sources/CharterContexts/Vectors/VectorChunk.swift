/// Some thousand codes of one space, one behind the other. A search holds on to the chunks that it began with; a change
/// meanwhile copies the chunk that it is about and no other.
struct VectorChunk: Sendable {
    static let capacity = 4_096

    let dimension: Int
    private(set) var codes: [Int8] = []
    private(set) var steps: [Float] = []
    /// The contexts' numbers.
    private(set) var numbers: [Int64] = []
    /// The contexts' types, by the numbers that the index gave them.
    private(set) var types: [UInt32] = []

    init(dimension: Int) { self.dimension = dimension }

    var count: Int { numbers.count }
    var isFull: Bool { count >= Self.capacity }

    mutating func append(_ entry: VectorEntry) {
        codes += entry.codes
        steps.append(entry.step)
        numbers.append(entry.number)
        types.append(entry.type)
    }

    mutating func replace(at slot: Int, with entry: VectorEntry) {
        codes.replaceSubrange(slot * dimension..<(slot + 1) * dimension, with: entry.codes)
        steps[slot] = entry.step
        numbers[slot] = entry.number
        types[slot] = entry.type
    }

    func entry(at slot: Int) -> VectorEntry {
        VectorEntry(
            number: numbers[slot], type: types[slot], codes: Array(codes[slot * dimension..<(slot + 1) * dimension]),
            step: steps[slot])
    }

    mutating func removeLast() {
        codes.removeLast(dimension)
        steps.removeLast()
        numbers.removeLast()
        types.removeLast()
    }

    /// Adds what is near a query to the nearest so far.
    func scan(_ query: [Int16], type: UInt32?, into nearest: inout NearestVectors) {
        codes.withUnsafeBufferPointer { codes in
            query.withUnsafeBufferPointer { query in
                guard let codes = codes.baseAddress, let numbers = query.baseAddress, query.count == dimension
                else { return }
                for slot in 0..<count where type == nil || types[slot] == type {
                    let product = VectorCode.product(codes + slot * dimension, numbers, count: dimension)
                    nearest.add(self.numbers[slot], Float(product) * steps[slot])
                }
            }
        }
    }
}

/// One vector of a chunk.
struct VectorEntry: Sendable, Hashable {
    var number: Int64
    var type: UInt32
    var codes: [Int8]
    /// What a code of 1 stands for.
    var step: Float
}
