import Testing

@testable import GraphQLExecution

@Suite struct TextDigestTests {
    private func digest(_ text: [UInt8]) -> UInt64 {
        text.withUnsafeBytes {
            var digest = TextDigest()
            digest.combine($0)
            return digest.value
        }
    }

    /// Texts that differ in one byte, in length, or in what follows the last whole word.
    @Test func differsWithEveryByteAndLength() {
        var seen: Set<UInt64> = []
        for count in 0..<40 {
            var text = [UInt8](repeating: 0, count: count)
            seen.insert(digest(text))
            for position in 0..<count {
                text[position] = 1
                seen.insert(digest(text))
                text[position] = 0
            }
        }
        #expect(seen.count == (0..<40).reduce(0) { $0 + $1 + 1 })
    }

    @Test func isTheSameForTheSameText() {
        #expect(digest(Array("{ a { b } }".utf8)) == digest(Array("{ a { b } }".utf8)))
    }

    @Test(arguments: [0, 1, 7, 8, 9, 16, 31])
    func comparesEveryByte(count: Int) {
        let text = [UInt8](repeating: 7, count: count)
        let areEqual = { (other: [UInt8]) in
            text.withUnsafeBytes { left in other.withUnsafeBytes { TextDigest.areEqual(left, $0) } }
        }
        #expect(areEqual(text))
        #expect(!areEqual(text + [7]))
        for position in 0..<count {
            var other = text
            other[position] = 8
            #expect(!areEqual(other))
        }
    }
}
