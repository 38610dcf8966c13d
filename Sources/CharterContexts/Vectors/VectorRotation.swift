/// A rotation that spreads what a vector says over all of its numbers, the same for all vectors of one length.
///
/// Language models put much of a vector's length into a few of its numbers, which leaves few of the steps of a byte for
/// the others. A rotation changes no angle between vectors, and afterwards all numbers are about equally large. This
/// one is made of random signs and Walsh-Hadamard transforms of two overlapping parts, whose lengths are powers of two.
struct VectorRotation: Sendable, Equatable {
    let dimension: Int
    /// The largest power of two that is not above the dimension.
    private let block: Int
    /// Before each transform: two without signs between them would partly undo each other.
    private let signs: [[Float]]

    init(dimension: Int) {
        self.dimension = max(1, dimension)
        var block = 1
        while block * 2 <= self.dimension { block *= 2 }
        self.block = block
        var state: UInt64 = 0x0C0D_E5EE_D000_0001
        signs = (0..<2).map { _ in
            (0..<max(1, dimension)).map { _ in
                // One step of a linear congruential generator; its high bit is random enough for a sign.
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return state >> 63 == 0 ? 1 : -1
            }
        }
    }

    /// The rotated vector; it must have the rotation's dimension.
    func apply(_ vector: [Float]) -> [Float] {
        guard vector.count == dimension else { return vector }
        var result = vector
        result.withUnsafeMutableBufferPointer { numbers in
            for (signs, start) in zip(signs, [0, dimension - block]) {
                for position in 0..<dimension { numbers[position] *= signs[position] }
                transform(numbers, from: start)
            }
        }
        return result
    }

    private func transform(_ numbers: UnsafeMutableBufferPointer<Float>, from start: Int) {
        var half = 1
        while half < block {
            for begin in stride(from: start, to: start + block, by: half * 2) {
                for position in begin..<begin + half {
                    let (left, right) = (numbers[position], numbers[position + half])
                    numbers[position] = left + right
                    numbers[position + half] = left - right
                }
            }
            half *= 2
        }
        let scale = 1 / Float(block).squareRoot()
        for position in start..<start + block { numbers[position] *= scale }
    }
}
