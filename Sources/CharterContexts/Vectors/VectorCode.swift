/// A vector in one byte for each number, good enough to find the few hundred that are worth comparing exactly.
enum VectorCode {
    /// Codes are between -127 and 127.
    static let largest: Float = 127
    /// Numbers of a query are between -4,095 and 4,095: the sum of 4,096 products with codes still fits in 32 bits.
    private static let largestOfQuery: Float = 4_095

    /// - Parameter vector: Of length 1, rotated.
    /// - Returns: The codes, and what a code of 1 stands for.
    static func encode(_ vector: [Float]) -> (codes: [Int8], step: Float) {
        let (codes, step) = scaled(vector, to: largest)
        return (codes.map { Int8(clamping: $0) }, step)
    }

    /// The numbers to multiply codes with, of a query's vector. Its scale is the same for all that it is compared with
    /// and left out.
    static func encodeQuery(_ vector: [Float]) -> [Int16] {
        scaled(vector, to: largestOfQuery).codes.map { Int16(clamping: $0) }
    }

    private static func scaled(_ vector: [Float], to largest: Float) -> (codes: [Int], step: Float) {
        let maximum = vector.reduce(0) { max($0, abs($1)) }
        guard maximum > 0, maximum.isFinite else { return (vector.map { _ in 0 }, 0) }
        return (vector.map { Int(($0 / maximum * largest).rounded()) }, maximum / largest)
    }

    /// The sum of the products. Both are as long as `count` says.
    @inline(__always)
    static func product(
        _ codes: UnsafePointer<Int8>, _ query: UnsafePointer<Int16>, count: Int
    ) -> Int32 {
        var sum: Int32 = 0
        // Cannot overflow, see above. The compiler makes one instruction of several of these.
        for position in 0..<count { sum &+= Int32(codes[position]) &* Int32(query[position]) }
        return sum
    }
}
