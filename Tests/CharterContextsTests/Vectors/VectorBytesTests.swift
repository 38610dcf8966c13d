import Testing

@testable import CharterContexts

struct VectorBytesTests {
    @Test func vectorsComeBackAsTheyWere() {
        let vector: [Float] = [0, 1, -1.5, .pi, 1e-38, -3e38]
        #expect(VectorBytes.decode(VectorBytes.encode(vector)) == vector)
        #expect(VectorBytes.encode([1]) == [0, 0, 0x80, 0x3F])
    }

    @Test func otherBytesAreNone() {
        #expect(VectorBytes.decode([]) == nil)
        #expect(VectorBytes.decode([1, 2, 3]) == nil)
    }

    @Test func theCosineIsThatOfTheAngle() {
        #expect(Cosine.similarity([1, 0], [3, 0]) == 1)
        #expect(Cosine.similarity([1, 0], [0, 2]) == 0)
        #expect(abs(Cosine.similarity([1, 2], [-2, -4]) + 1) < 0.0001)
        #expect(abs(Cosine.similarity([1, 0], [1, 1]) - 0.7071) < 0.0001)
        #expect(Cosine.similarity([0, 0], [1, 1]) == 0)
        #expect(Cosine.similarity([1], [1, 1]) == 0)
        #expect(Cosine.similarity([3e38, 3e38], [3e38, 3e38]) == 0)
    }

    @Test func lengthsBecomeOne() {
        for vector in [[3, 4], [3e38, 4e37], [1e-36, 2e-36], [-1, 0]] as [[Float]] {
            let unit = Cosine.normalized(vector) ?? []
            #expect(abs(unit.reduce(0) { $0 + $1 * $1 } - 1) < 0.0001, "\(vector) \(unit)")
        }
        #expect(Cosine.normalized([0, 0]) == nil)
        #expect(Cosine.normalized([.infinity]) == nil)
    }
}
