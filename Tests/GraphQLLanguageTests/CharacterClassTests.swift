import Testing

@testable import GraphQLLanguage

@Suite struct CharacterClassTests {
    @Test func knowsTheCharactersOfNames() {
        let letters = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_".utf8)
        let digits = Set("0123456789".utf8)
        for byte in UInt8.min...UInt8.max {
            #expect(CharacterClass.isNameStart(byte) == letters.contains(byte))
            #expect(CharacterClass.isDigit(byte) == digits.contains(byte))
            #expect(CharacterClass.isNameContinue(byte) == (letters.contains(byte) || digits.contains(byte)))
        }
    }

    @Test func knowsHexadecimalDigits() {
        for byte in UInt8.min...UInt8.max {
            let expected = byte < 0x80 ? UInt32(String(UnicodeScalar(byte)), radix: 16) : nil
            #expect(CharacterClass.hexadecimal(byte) == expected)
        }
    }

    @Test(arguments: [
        ("a", "\"a\""), (" ", "\" \""), ("~", "\"~\""), ("\"", "'\"'"), ("\n", "U+000A"), ("\u{7F}", "U+007F"),
        ("é", "U+00E9"), ("€", "U+20AC"), ("😀", "U+1F600"), ("", "<EOF>"),
    ])
    func describesCharacters(text: String, expected: String) {
        let described = Array(text.utf8).withUnsafeBufferPointer { CharacterClass.describe($0, at: 0) }
        #expect(described == expected)
    }

    @Test func excerptsWholeCharacters() {
        Array("aé😀b".utf8).withUnsafeBufferPointer { bytes in
            #expect(CharacterClass.excerpt(bytes, from: 0, scalars: 3) == "aé😀")
            #expect(CharacterClass.excerpt(bytes, from: 1, scalars: 99) == "é😀b")
            #expect(CharacterClass.excerpt(bytes, from: bytes.count, scalars: 2) == "")
        }
    }
}
