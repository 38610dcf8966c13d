/// Vectors as databases keep them: 32-bit floating-point numbers (IEEE 754), the least significant byte first.
enum VectorBytes {
    static func encode(_ vector: [Float]) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: vector.count * 4) { buffer, count in
            for (position, number) in vector.enumerated() {
                let bits = number.bitPattern
                for byte in 0..<4 {
                    buffer.initializeElement(at: position * 4 + byte, to: UInt8(truncatingIfNeeded: bits >> (8 * byte)))
                }
            }
            count = vector.count * 4
        }
    }

    /// Nil when the bytes are none of a vector.
    static func decode(_ bytes: [UInt8]) -> [Float]? {
        guard !bytes.isEmpty, bytes.count % 4 == 0 else { return nil }
        return bytes.withUnsafeBytes { buffer in
            (0..<buffer.count / 4).map { position in
                Float(
                    bitPattern: UInt32(
                        littleEndian: buffer.loadUnaligned(fromByteOffset: position * 4, as: UInt32.self)))
            }
        }
    }
}

/// Comparing vectors.
enum Cosine {
    /// The cosine of the angle between two vectors of one length; 0 when one of them has no direction.
    static func similarity(_ left: [Float], _ right: [Float]) -> Double {
        guard left.count == right.count else { return 0 }
        var product: Float = 0
        var leftSquares: Float = 0
        var rightSquares: Float = 0
        left.withUnsafeBufferPointer { left in
            right.withUnsafeBufferPointer { right in
                for position in 0..<left.count {
                    product += left[position] * right[position]
                    leftSquares += left[position] * left[position]
                    rightSquares += right[position] * right[position]
                }
            }
        }
        let scale = Double(leftSquares).squareRoot() * Double(rightSquares).squareRoot()
        guard scale > 0, scale.isFinite, product.isFinite else { return 0 }
        return min(1, max(-1, Double(product) / scale))
    }

    /// The vector with the length 1; nil when it has no direction.
    static func normalized(_ vector: [Float]) -> [Float]? {
        // Large numbers are made small first: their squares could be too large.
        let largest = vector.reduce(0) { max($0, abs($1)) }
        guard largest > 0, largest.isFinite else { return nil }
        let squares = vector.reduce(0.0) { $0 + Double($1 / largest) * Double($1 / largest) }
        let scale = Float(1 / squares.squareRoot()) / largest
        return scale.isFinite
            ? vector.map { $0 * scale } : vector.map { $0 / largest * Float(1 / squares.squareRoot()) }
    }
}
