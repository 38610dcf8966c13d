import Testing

@testable import GraphQLLanguage

/// The examples of FIPS 180-4, and every way in which a text can end within a block.
@Suite struct SHA256Tests {
    private func hash(_ bytes: [UInt8]) -> String { bytes.withUnsafeBytes(SHA256.hexadecimal) }

    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrst"
                + "nopqrstu", "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
        ),
    ])
    func hashesTheExamplesOfTheStandard(text: String, expected: String) {
        #expect(hash(Array(text.utf8)) == expected)
    }

    @Test func hashesAMillionLetters() {
        #expect(
            hash(Array(repeating: UInt8(ascii: "a"), count: 1_000_000))
                == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    /// The hash of all hashes was computed by another implementation, Python's `hashlib`.
    @Test func hashesEveryLengthOfTextsOfSeveralBlocks() {
        let hashes = (0..<300).map { count in hash((0..<count).map { UInt8(($0 * 7 + count) % 256) }) }
        #expect(
            hash(Array(hashes.joined().utf8)) == "def85da8f53f8ad58eda585dce61c0d7bfbb3da6924badae49d32d11288c576f")
    }
}
