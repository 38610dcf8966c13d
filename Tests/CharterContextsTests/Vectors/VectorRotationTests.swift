import Testing

@testable import CharterContexts

struct VectorRotationTests {
    @Test(arguments: [1, 2, 3, 5, 8, 31, 100, 576])
    func anglesAndLengthsStay(dimension: Int) {
        var random = SeededRandom(7)
        let rotation = VectorRotation(dimension: dimension)
        let (left, right) = (random.vector(dimension), random.vector(dimension))
        let (turnedLeft, turnedRight) = (rotation.apply(left), rotation.apply(right))
        #expect(abs(Cosine.similarity(left, right) - Cosine.similarity(turnedLeft, turnedRight)) < 0.0001)
        let length = { (vector: [Float]) in vector.reduce(0) { $0 + $1 * $1 } }
        #expect(abs(length(left) - length(turnedLeft)) < 0.001 * length(left))
    }

    @Test func whatASingleNumberSaysIsSpread() {
        var vector = [Float](repeating: 0.001, count: 576)
        vector[3] = 1
        let largest = VectorRotation(dimension: 576).apply(vector).map(abs).max() ?? 1
        #expect(largest < 0.2)
    }

    @Test func itIsTheSameEveryTime() {
        let vector: [Float] = [1, 2, 3]
        #expect(VectorRotation(dimension: 3).apply(vector) == VectorRotation(dimension: 3).apply(vector))
        #expect(VectorRotation(dimension: 3).apply([1]) == [1])
    }
}
