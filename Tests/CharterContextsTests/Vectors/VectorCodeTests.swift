import Testing

@testable import CharterContexts

struct VectorCodeTests {
    @Test func codesStandForTheirNumbers() {
        let (codes, step) = VectorCode.encode([1, -0.5, 0, 0.25])
        #expect(codes == [127, -64, 0, 32])
        #expect(abs(Float(codes[1]) * step + 0.5) < 0.005)
        #expect(VectorCode.encode([0, 0]).codes == [0, 0])
        #expect(VectorCode.encodeQuery([0.5, -0.5]) == [4_095, -4_095])
    }

    @Test func theLargestSumFits() {
        let codes = [Int8](repeating: -127, count: ContextLimits.dimension)
        let query = [Int16](repeating: 4_095, count: ContextLimits.dimension)
        let product = codes.withUnsafeBufferPointer { codes in
            query.withUnsafeBufferPointer { query in
                guard let codes = codes.baseAddress, let query = query.baseAddress else { return Int32(0) }
                return VectorCode.product(codes, query, count: ContextLimits.dimension)
            }
        }
        #expect(Int(product) == -127 * 4_095 * ContextLimits.dimension)
    }
}
